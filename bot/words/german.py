"""What the bot says, in German."""

from bot.words.numbers import Numbers

SENTENCES = {
    "language": "Deutsch",
    # answers
    "no_answer": "Die Bibliothek beantwortet das nicht.",
    "some_near": "Einige Stellen sind nahe daran, aber keine Antwort.",
    "closest_follow": "Die nächstliegenden Stellen:",
    "closest_shown": "**Das sind die nächstliegenden Stellen.** Sie beantworten die Frage nicht.",
    "nothing": "Dazu steht nichts in der Bibliothek.",
    "corrected": "gesucht wurde {taken} statt {asked}",
    "show_closest": "Die nächstliegenden Stellen zeigen",
    "before": "◀ Davor",
    "after": "Danach ▶",
    "full": "Ganzer Absatz",
    "cite": "Zitieren",
    "source": "Quelle",
    "post": "In den Kanal stellen",
    "delete": "Löschen",
    "note_button": "Anm. {label}",
    "further": "Weitere Stellen",
    "posted": "In den Kanal gestellt.",
    "posted_by": "Gefragt von {user}",
    # what is no question
    "asks_nothing": "Das fragt die Bibliothek nichts. Frag sie etwas, in wenigen Worten.",
    "what_it_is": "Scholiast beantwortet Fragen mit Absätzen einer Bibliothek, Wort für Wort, mit ihren Fußnoten. "
    "Keinen Satz einer Antwort schreibt er selbst. scholiast --help sagt, wie man fragt.",
    "no_note_labelled": "Eine Anmerkung {label} gibt es dort nicht.",
    "no_passage_labelled": "Einen Absatz {label} gibt es dort nicht.",
    # whose words, what is meant
    "in_marks": "„{text}“",
    "also": "auch in {where}",
    "quoted_by": "zitiert von {author}",
    "quoted_in_text": "zitiert im Text",
    "perhaps": "vielleicht {name}",
    "voice": "{name}, {source}",
    "voice_within": "mit Worten von {name}, {source}",
    "voice_unknown": "{source}; wer spricht, ist nicht bestimmt",
    "voice_within_unknown": "mit Worten, {source}; wer spricht, ist nicht bestimmt",
    "found_in_note": "gefunden in Anmerkung {label}:",
    "means": "{text} → Anm. {note}: {reference}",
    "candidate": "Anm. {note}: {reference}",
    "may_mean": "{text} → nicht sicher, vielleicht {listed}",
    "means_none": "{text} → in keiner früheren Anmerkung vollständig",
    "see": "; vgl. {listed}",
    # paragraphs and notes
    "part_before": "◀ Teil {part} von {parts}",
    "part_after": "Teil {part} von {parts} ▶",
    "note_heading": "Anmerkung {label}",
    "note_page": "Anmerkung {label} ({page} von {pages})",
    "whole_note": "Ganze Anmerkung",
    "no_caller": "Kein Absatz verweist auf diese Anmerkung.",
    "uncalled": "kein Absatz verweist darauf",
    "no_paragraph": "kein Absatz",
    "go_to": "Zu ¶ {paragraph}",
    "notes_of": "Anmerkungen von {title}",
    "no_notes": "Dieser Text hat keine Anmerkungen.",
    "page": "Seite {page} von {pages}",
    "no_note": "Es gibt keine Anmerkung **{label}**{where}.",
    "no_note_in": " in {title}",
    "to_copy": "Zum Kopieren:",
    "to_copy_place": "Der Absatz ist zu lang für eine Nachricht; seine Stelle, zum Kopieren:",
    "gone": "Der Text hat sich seither geändert oder ist abgeschaltet; der Absatz ist nicht mehr zu haben. Bitte noch "
    "einmal fragen.",
    "no_neighbour": "In dieser Richtung gibt es keinen weiteren Absatz.",
    "old_command": "Dieser Befehl gehört zu einer anderen Fassung des Bots. Bitte eine Minute warten, Discord neu laden "
    "(Strg+R) und es noch einmal versuchen.",
    "old_button": "Dieser Knopf gehört zu einer anderen Fassung des Bots. Bitte noch einmal fragen.",
    # quotations
    "exact": "**Wörtlich in der Bibliothek:**",
    "near_quotation": "**Fast, aber nicht wörtlich.** In der Bibliothek steht:",
    "difference": "**Der Unterschied** (~~nicht in der Bibliothek~~, **nur in der Bibliothek**):",
    "not_found": "**Nicht gefunden.** Keine Stelle der Bibliothek enthält diese Worte oder fast diese.",
    "no_text": "Diese Nachricht hat keinen Text.",
    # the library
    "library": "Die Bibliothek",
    "indexed": "Indiziert {when} · {generation}",
    # about, help, privacy
    "about": "### Scholiast\nIch beantworte Fragen mit Absätzen einer Bibliothek, wörtlich und mit ihren Fußnoten. "
    "Keinen Satz einer Antwort schreibe ich selbst: Wo die Bibliothek nicht antwortet, sage ich das.\n"
    "-# Version {version} · Index {generation}",
    "help": "### So wird gefragt\n"
    "- Mich mit einer Frage erwähnen: {mention} *was wurde aus den Streikenden?*\n"
    "- Oder mit `/{cmd_ask}`; mit `{opt_private}` sieht nur der Fragende die Antwort.\n"
    "- Auf eine meiner Antworten antworten, um weiterzufragen; auf die Antwort eines Befehls mit einer Erwähnung.\n"
    "- `/{cmd_footnote}` zeigt eine Anmerkung und die Stellen dazu, `/{cmd_footnotes}` alle eines Textes.\n"
    "- Rechtsklick auf eine Nachricht, **Apps**: **{menu_find}** oder **{menu_check}**.\n"
    "- `/{cmd_library}` sagt, was ich gelesen habe, `/{cmd_privacy}`, was ich behalte.",
    "privacy": "### Was behalten wird\n"
    "- Fragen und geprüfte Zitate werden nicht gespeichert und stehen in keinem Protokoll.\n"
    "- Antworten bleiben in Discord; wer gefragt hat (die ID steht im Knopf), kann sie mit **Löschen** entfernen.\n"
    "- Um die Zahl der Fragen zu begrenzen, bleiben IDs derer, die eben gefragt haben, im Speicher, sonst nirgends.\n"
    "- Die Einstellungen eines Servers liegen unter seiner ID und enthalten nichts über Mitglieder.",
    # reindexing
    "not_admin": "Das dürfen nur die Verwalter dieses Bots.",
    "busy_reindex": "{user} hat {when} eine Indizierung gestartet; sie ist bei {done} von {total}.",
    "busy_reindex_begins": "{user} hat {when} eine Indizierung gestartet; sie liest die Texte.",
    "reindex_begins": "Die Texte werden gelesen. Fragen werden solange aus dem alten Index beantwortet.",
    "reindexing": "Indizierung: {done} von {total}. Fragen werden solange aus dem alten Index beantwortet.",
    "reindexed": "### Die Bibliothek wurde neu indiziert",
    "documents_changed": "{what}: {names}",
    # works
    "works_of": "Werke, die {title} anführt",
    "no_works": "Kein Werk wird angeführt.",
    "no_such_work": "Kein Text führt ein Werk **{work}** an.",
    "works_cited_here": "Werke, die in den Anmerkungen dieser Stellen genannt sind:",
    "work_cited": "Anm. {notes}",
    "added": "Hinzugefügt",
    "changed": "Geändert",
    "removed": "Entfernt",
    "reindex_goes_on": "Die Indizierung geht weiter. Ihr Bericht kommt als Nachricht in diesen Kanal.",
    "reindex_no_texts": "der Ordner mit den Texten fehlt oder ist leer.",
    "reindex_reference": "den Grund nennt das Log unter `{reference}`.",
    "documents_off": "… und Texte, die hier abgeschaltet sind",
    "reindex_failed": "Die Indizierung ist gescheitert, der alte Index antwortet weiter: {why}",
    # settings
    "settings": "### Einstellungen dieses Servers",
    "settings_passages": "**Stellen in einer Antwort**",
    "settings_private": "**Antworten auf Befehle sieht nur, wer fragt:** {value}",
    "settings_language": "**Sprache meiner eigenen Worte**",
    "settings_documents": "**Eingeschaltete Texte**",
    "settings_channels": "**Kanäle, in denen jede Nachricht eine Frage ist**",
    "settings_none": "Keine",
    "settings_as_bot": "Wie der Bot eingestellt ist ({value})",
    "settings_member": "Die jedes Mitglieds",
    "settings_one_text": "⚠️ Mindestens ein Text muss eingeschaltet bleiben. Nichts wurde geändert.",
    "settings_no_intent": "⚠️ Kanäle werden nur beantwortet, wenn der Betreiber `MESSAGE_CONTENT=true` gesetzt hat; das "
    "braucht den *Message Content Intent* der Anwendung.",
    "switch_on": "Einschalten",
    "switch_off": "Ausschalten",
    "yes": "ja",
    "no": "nein",
    "only_in_server": "Das geht nur auf einem Server.",
    # refusals and errors
    "empty_mention": "Was soll ich nachsehen? Mich mit einer Frage erwähnen, oder `/{cmd_ask}`. Mehr sagt `/{cmd_help}`.",
    "no_word": "Ich lese nur Worte. Bitte mit ein paar Worten fragen, oder mit `/{cmd_ask}`.",
    "withheld_role": "Eine Nachricht, die nur meine Rolle erwähnt, lässt mich Discord nicht lesen. Bitte mich erwähnen, "
    "oder `/{cmd_ask}`.",
    "withheld_reply": "Diese Antwort lässt mich Discord nicht lesen. Bitte mich darin erwähnen, oder `/{cmd_ask}`.",
    "too_fast": "Die nächste Frage ist {when} möglich.",
    "busy": "Zu viele Fragen auf einmal. Bitte gleich noch einmal versuchen.",
    "question_empty": "Das lässt sich nicht fragen: Es ist keine Frage da.",
    "question_wordless": "Das lässt sich nicht fragen: Es enthält kein Wort.",
    "no_document": "Es gibt keinen Text **{name}** in der Bibliothek.",
    "document_off": "Der Text **{name}** ist auf diesem Server abgeschaltet.",
    "no_document_on": "Hier ist kein Text eingeschaltet. Wer den Server verwaltet, kann das mit `/{cmd_settings}` ändern.",
    "failed": "Auf meiner Seite ist etwas schiefgegangen. Kennung: `{reference}`",
    "stopping": "Ich werde gerade neu gestartet. Bitte in einer Minute noch einmal fragen.",
    "given_up": "Ich wurde angehalten, bevor ich antworten konnte. Bitte in einer Minute noch einmal fragen.",
    "not_yours": "Das kann nur löschen, wer gefragt hat.",
    # commands, as Discord lists them
    "cmd_ask": "fragen",
    "cmd_ask_help": "Die Bibliothek fragen; sie antwortet mit ihren eigenen Worten",
    "opt_question": "frage",
    "opt_question_help": "Was wissenswert ist",
    "opt_document": "text",
    "opt_document_help": "Nur aus diesem Text",
    "opt_private": "privat",
    "opt_private_help": "Nur der Fragende sieht die Antwort",
    "cmd_footnote": "fußnote",
    "cmd_footnote_help": "Eine Anmerkung im Wortlaut und die Stellen dazu",
    "opt_label": "nummer",
    "opt_label_help": "Die Nummer oder das Zeichen der Anmerkung",
    "cmd_footnotes": "fußnoten",
    "cmd_footnotes_help": "Die Anmerkungen eines Textes",
    "cmd_works": "werke",
    "cmd_works_help": "Welche Werke ein Text anführt, und wo",
    "cmd_cites": "belege",
    "cmd_cites_help": "Welche Stellen stützen sich auf ein Werk?",
    "opt_work": "werk",
    "opt_work_help": "Ein Name, Wörter eines Titels",
    "cmd_library": "bibliothek",
    "cmd_library_help": "Was die Bibliothek enthält",
    "cmd_about": "über",
    "cmd_about_help": "Was dieser Bot ist",
    "cmd_help": "hilfe",
    "cmd_help_help": "So wird gefragt",
    "cmd_privacy": "datenschutz",
    "cmd_privacy_help": "Was behalten wird und was nicht",
    "cmd_reindex": "indizieren",
    "cmd_reindex_help": "Die Texte neu lesen und indizieren, was sich geändert hat",
    "cmd_settings": "einstellungen",
    "cmd_settings_help": "Die Einstellungen dieses Servers zeigen oder ändern",
    "menu_find": "Quellen finden",
    "menu_check": "Zitat prüfen",
}

# Sentences with a count: the form for one, the form for several.
COUNTED = {
    "documents": ("{count} Text", "{count} Texte"),
    "passages": ("{count} Absatz", "{count} Absätze"),
    "notes": ("{count} Anmerkung", "{count} Anmerkungen"),
    "unresolved": ("{count} offener Verweis", "{count} offene Verweise"),
    "problems": ("{count} Problem", "{count} Probleme"),
    "embedded": ("{count} Text eingebettet", "{count} Texte eingebettet"),
    "unchanged": ("{count} Text unverändert", "{count} Texte unverändert"),
    "library_more": ("… und noch {count}", "… und noch {count}"),
    "more_notes": (
        "… und noch {count} Anmerkung mit dieser Nummer; mit einem Text lässt sie sich zeigen.",
        "… und noch {count} Anmerkungen mit dieser Nummer; mit einem Text lassen sie sich zeigen.",
    ),
    "more": ("Mehr ({count})", "Mehr ({count})"),
    "notes_button": ("Anmerkung ({count})", "Anmerkungen ({count})"),
    "too_short": (
        "Das ist zu kurz, um gesucht zu werden: mindestens {count} Wort ist nötig.",
        "Das ist zu kurz, um gesucht zu werden: mindestens {count} Wörter sind nötig.",
    ),
    "question_long": (
        "Das lässt sich nicht fragen: Es ist zu lang, die Grenze ist {count} Zeichen.",
        "Das lässt sich nicht fragen: Es ist zu lang, die Grenze sind {count} Zeichen.",
    ),
}

NUMBERS = Numbers(thousands=".", decimal=",")
