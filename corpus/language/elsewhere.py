"""Words that texts in any language may hold, of languages that have no file of their own. Pure."""

# Names travel: `Marcel van der Linden`, `Antonio dos Santos`, `Ibn Khaldun`, `Matteo della Porta`
PARTICLES = ("van", "den", "ten", "ter", "della", "di", "da", "dos", "das", "ibn", "bin", "al")
# `di Matteo Renzi`, over a text in Italian
BY = ("di",)
NOTE_HEADINGS = ("note a piè di pagina",)
# Before a name in any language of Portugal, Italy, the Netherlands: `workers da Silva led`
JOINS = ("da", "di", "della", "do")
# Archives of Russia, cited by their letters
ARCHIVES = ("RGASPI", "GARF")
# Latin, in the notes of every language: `Roe et al.`, `p. 5 sqq.`, `p. 5 et seq.`, `passim`
AND_OTHERS = ("et al.",)
AND_FOLLOWING = ("sq", "sqq")
AND_WHAT_FOLLOWS = ("et seq.",)
THROUGHOUT = ("passim",)
NOTA_BENE = ("nb",)
# What is cited by number, without the full stop: `cap.4`, `lib.2`
COUNTED = ("cap", "lib", "tom", "dist", "qu")
# What leans on the next word in Italian and Catalan: `dell’arte`
ELIDED = ("un", "all", "dell", "nell", "sull", "dall")
