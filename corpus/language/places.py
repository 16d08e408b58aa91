"""Names of places and bodies that are told to say something, in every language, as printed. Pure.

`London said that nothing was known`: the form is that of a person. Countries and capitals of the world, the
greatest cities, and what parliaments, papers and churches are called without an article.
"""

from corpus.language.languages import folded
from corpus.language.vocabulary import listed

_COUNTRIES = listed(
    "Afghanistan, Africa, Afrika, Afrique, África, Albania, Albanien, Algeria, Algerien, Algérie, "
    "America, Amerika, Amérique, América, Angola, Argentina, Argentinien, Argentine, Armenia, Armenien, "
    "Asia, Asien, Asie, Australia, Australien, Australie, Austria, Autriche, Azerbaijan, Bahrain, "
    "Bangladesh, Bavaria, Bayern, Belarus, Belgium, Belgien, Belgique, Bélgica, Bolivia, Bolivien, "
    "Bolivie, Bosnia, Bosnien, Botswana, Brazil, Brasil, Brasilien, Brésil, Britain, Bulgaria, Bulgarien, "
    "Bulgarie, Burma, Cambodia, Cameroon, Canada, Canadá, Castile, Catalonia, Chad, Chile, Chili, China, "
    "Chine, Colombia, Colombie, Congo, Croatia, Cuba, Cyprus, Czechoslovakia, Denmark, Dänemark, "
    "Danemark, Deutschland, Ecuador, Egypt, Ägypten, Égypte, Egipto, England, Englands, Angleterre, "
    "Inglaterra, Eritrea, Estonia, Estland, Ethiopia, Äthiopien, Europe, Europa, Finland, Finnland, "
    "Finlande, France, Frankreich, Francia, Georgia, Germany, Allemagne, Alemania, Ghana, Greece, "
    "Griechenland, Grèce, Grecia, Guatemala, Guinea, Haiti, Holland, Honduras, Hungary, Ungarn, Hongrie, "
    "Hungría, Iceland, Island, Islande, India, Indien, Inde, Indonesia, Indonesien, Iran, Iraq, Irak, "
    "Ireland, Irland, Irlande, Irlanda, Israel, Israël, Italy, Italien, Italie, Italia, Jamaica, Japan, "
    "Japon, Japón, Jordan, Jordanien, Kazakhstan, Kenya, Kenia, Korea, Corée, Corea, Kosovo, Kuwait, "
    "Laos, Latvia, Lettland, Lebanon, Libanon, Liban, Líbano, Liberia, Libya, Libyen, Lithuania, Litauen, "
    "Luxembourg, Luxemburg, Madagascar, Malawi, Malaya, Malaysia, Mali, Malta, Mauritius, Mexico, Mexiko, "
    "Mexique, México, Moldova, Mongolia, Montenegro, Morocco, Marokko, Maroc, Marruecos, Mozambique, "
    "Myanmar, Namibia, Nepal, Netherlands, Nicaragua, Niger, Nigeria, Norway, Norwegen, Norvège, Noruega, "
    "Oman, Österreich, Pakistan, Palestine, Palästina, Panama, Panamá, Paraguay, Persia, Persien, Perse, "
    "Peru, Pérou, Perú, Philippines, Poland, Polen, Pologne, Polonia, Portugal, Preußen, Prussia, Prusse, "
    "Prusia, Qatar, Romania, Rumania, Rumänien, Roumanie, Russia, Russland, Rußland, Russie, Rusia, "
    "Rwanda, Saxony, Sachsen, Scotland, Schottland, Écosse, Escocia, Senegal, Serbia, Serbien, Serbie, "
    "Siam, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia, Spain, Spanien, Espagne, España, Sparta, "
    "Sudan, Sweden, Schweden, Suède, Suecia, Switzerland, Schweiz, Suisse, Suiza, Syria, Syrien, Syrie, "
    "Siria, Taiwan, Tanzania, Thailand, Tibet, Tunisia, Tunesien, Tunisie, Turkey, Türkei, Turquie, "
    "Turquía, Uganda, Ukraine, Uruguay, Venezuela, Vietnam, Wales, Yemen, Yugoslavia, Jugoslawien, "
    "Zambia, Zimbabwe, New Zealand, South Africa, Südafrika, North Korea, South Korea, Saudi Arabia, Sri "
    "Lanka, Soviet Russia, Soviet Union, Sowjetunion, Great Britain, Großbritannien, United Kingdom, "
    "United States, Northern Ireland, East Germany, West Germany, El Salvador, Costa Rica, Puerto Rico, "
    "Estados Unidos, États-Unis, Reino Unido, Royaume-Uni"
)
_CITIES = listed(
    "Aberdeen, Accra, Addis Ababa, Alexandria, Algiers, Alger, Amsterdam, Ankara, Antwerp, Antwerpen, "
    "Anvers, Athens, Athen, Athènes, Atenas, Augsburg, Babylon, Baghdad, Bagdad, Baku, Bangkok, "
    "Barcelona, Barcelone, Basel, Bâle, Beijing, Peking, Pékin, Pekín, Beirut, Belfast, Belgrade, "
    "Belgrad, Berlin, Berlín, Bern, Berne, Berna, Birmingham, Bogotá, Bologna, Bombay, Bonn, Bordeaux, "
    "Boston, Bremen, Breslau, Brest, Bristol, Brussels, Brüssel, Bruxelles, Bruselas, Bucharest, "
    "Bukarest, Budapest, Buenos Aires, Byzantium, Byzanz, Cairo, Kairo, Calcutta, Cambridge, Canberra, "
    "Canton, Cape Town, Caracas, Cardiff, Carthage, Chicago, Cologne, Köln, Constantinople, "
    "Konstantinopel, Copenhagen, Kopenhagen, Copenhague, Cracow, Krakau, Dakar, Damascus, Damaskus, "
    "Danzig, Delhi, Detroit, Dresden, Dublin, Dublín, Düsseldorf, Edinburgh, Florence, Florenz, "
    "Frankfurt, Geneva, Genf, Genève, Ginebra, Genoa, Genua, Gênes, Glasgow, Granada, Hamburg, Hambourg, "
    "Hanoi, Hanover, Hannover, Havana, Havanna, Helsinki, Hong Kong, Istanbul, Jakarta, Jerusalem, "
    "Jérusalem, Jerusalén, Johannesburg, Kabul, Karachi, Khartoum, Kiel, Kiev, Kyiv, Kinshasa, Lagos, "
    "Lahore, Leeds, Leipzig, Leningrad, Lille, Lima, Lisbon, Lissabon, Lisbonne, Lisboa, Liverpool, "
    "London, Londres, Los Angeles, Luanda, Lübeck, Luzern, Lyon, Lyons, Madras, Madrid, Mailand, "
    "Manchester, Manila, Marseille, Marseilles, Mecca, Melbourne, Milan, Minsk, Montevideo, Montreal, "
    "Moscow, Moskau, Moscou, Moscú, Mumbai, Munich, München, Nairobi, Nanking, Nantes, Naples, Neapel, "
    "Newcastle, New Delhi, New York, Nuremberg, Nürnberg, Odessa, Oslo, Ottawa, Oxford, Palermo, Paris, "
    "París, Petersburg, Petrograd, Philadelphia, Prague, Prag, Praga, Pretoria, Quebec, Quito, Rangoon, "
    "Reykjavik, Riga, Rio de Janeiro, Rome, Rom, Roma, Rotterdam, Rouen, Saigon, Salzburg, San Francisco, "
    "Santiago, Sarajevo, Sevilla, Seville, Seoul, Shanghai, Sheffield, Sofia, St Petersburg, St. "
    "Petersburg, Stockholm, Estocolmo, Strasbourg, Straßburg, Stuttgart, Sydney, Teheran, Tehran, Tel "
    "Aviv, Thebes, Tokyo, Tokio, Toledo, Toronto, Toulouse, Trieste, Tripoli, Troy, Tunis, Turin, Ulm, "
    "Utrecht, Valencia, Venice, Venedig, Venise, Venecia, Vienna, Wien, Vienne, Viena, Warsaw, Warschau, "
    "Varsovie, Varsovia, Washington, Weimar, Wellington, Westminster, Wittenberg, York, Zagreb, Zürich, "
    "Zurich"
)
_BODIES = listed(
    "Parliament, Congress, Senate, Labour, Convocation, Parlement, Whitehall, Downing Street, Wall "
    "Street, Fleet Street, Scotland Yard, White House, Bundestag, Bundesrat, Reichstag, Knesset, Duma, "
    "Politburo, Comintern, Gestapo, Interpol, Vatican, Versailles, Kremlin, Pentagon, Punch, Pravda, "
    "Izvestia, Reuters, Scripture, Providence, Nature, Reason, History, Tradition, Legend, Rumour, Rumor, "
    "Science, Religion, Philosophy, Wisdom, Experience, Fortune, Fame, Conscience, Common Sense, "
    "Christendom, Israelites, Heaven"
)
NO_PEOPLE = folded(_COUNTRIES, _CITIES, _BODIES)
# What ends the name of a body or of a paper: `Harbour Board`, `Ness Courier`
BODY_WORDS = folded(
    listed(
        "Academy, Act, Agency, Army, Assembly, Association, Authority, Bank, Board, Bros, Brothers, "
        "Bureau, Cabinet, Chronicle, Church, Club, College, Commission, Committee, Company, Conference, "
        "Congress, Corporation, Council, Courier, Court, Department, Express, Federation, Foundation, "
        "Front, Gazette, Government, Guardian, Guild, Herald, House, Inc, Institute, International, "
        "Journal, League, Ltd, Magazine, Mail, Ministry, Mission, Movement, Navy, News, Observer, "
        "Office, Organisation, Organization, Parliament, Party, Post, Press, Railway, Record, Review, "
        "School, Report, Senate, Service, Society, Sons, Soviet, Standard, Street, Survey, Telegraph, "
        "Times, Treasury, Tribune, Union, University, Weekly, Works, Abendblatt, Akademie, Anzeiger, "
        "Ausschuss, Bericht, Bote, GmbH, Kirche, Kommission, Kurier, Ministerium, Nachrichten, Partei, "
        "Presse, Rat, Regierung, Rundschau, Verein, Verlag, Zeitung, Académie, Assemblée, Cie, Comité, "
        "Commission, Conseil, Église, Gouvernement, Ministère, Parti, Société, Syndicat, Université, "
        "Academia, Asamblea, Comité, Gobierno, Iglesia, Ministerio, Partido, Sindicato, Sociedad, "
        "Universidad"
    )
)
