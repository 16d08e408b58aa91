"""What the bot says, in English."""

from bot.words.numbers import Numbers

SENTENCES = {
    "language": "English",
    # answers
    "no_answer": "Nothing in the library answers this.",
    "some_near": "Some passages are near it, but they are no answer.",
    "closest_follow": "The closest passages:",
    "closest_shown": "**These are the closest passages.** They do not answer the question.",
    "nothing": "Nothing in the library bears on this.",
    "corrected": "searched for {taken} instead of {asked}",
    "show_closest": "Show the closest passages",
    "before": "◀ Before",
    "after": "After ▶",
    "full": "Full paragraph",
    "cite": "Cite",
    "source": "Source",
    "post": "Post to the channel",
    "delete": "Delete",
    "note_button": "Note {label}",
    "further": "Further passages",
    "posted": "Posted to the channel.",
    "posted_by": "Asked by {user}",
    # what is no question
    "asks_nothing": "That asks nothing of the library. Ask it something in a few words.",
    "what_it_is": "Scholiast answers questions with paragraphs of a library, word for word, with their footnotes. "
    "It writes no sentence of an answer itself. scholiast --help says how to ask.",
    "no_note_labelled": "There is no note {label} there.",
    "no_passage_labelled": "There is no paragraph {label} there.",
    # whose words, what is meant
    "in_marks": "“{text}”",
    "also": "also in {where}",
    "quoted_by": "quoted by {author}",
    "quoted_in_text": "quoted in the text",
    "perhaps": "perhaps {name}",
    "voice": "{name}, {source}",
    "voice_within": "with words of {name}, {source}",
    "voice_unknown": "{source}; speaker not identified",
    "voice_within_unknown": "with words {source}; speaker not identified",
    "found_in_note": "found in note {label}:",
    "means": "{text} → note {note}: {reference}",
    "candidate": "note {note}: {reference}",
    "may_mean": "{text} → not certain, may be {listed}",
    "means_none": "{text} → cited in full in no earlier note",
    "see": "; see {listed}",
    # paragraphs and notes
    "part_before": "◀ Part {part} of {parts}",
    "part_after": "Part {part} of {parts} ▶",
    "note_heading": "Note {label}",
    "note_page": "Note {label} ({page} of {pages})",
    "whole_note": "Whole note",
    "no_caller": "No paragraph calls this note.",
    "uncalled": "called by no paragraph",
    "no_paragraph": "no paragraph",
    "go_to": "Go to ¶ {paragraph}",
    "notes_of": "Notes of {title}",
    "no_notes": "This text has no notes.",
    "page": "Page {page} of {pages}",
    "no_note": "There is no note **{label}**{where}.",
    "no_note_in": " in {title}",
    "to_copy": "To copy:",
    "to_copy_place": "The paragraph is too long for a message; its place, to copy:",
    "gone": "The text has changed or was switched off since this was posted, and the paragraph is no longer to be had. "
    "Please ask again.",
    "no_neighbour": "There is no paragraph further in this direction.",
    "old_command": "This command is of another version of the bot. Please wait a minute, reload Discord (Ctrl+R) and try "
    "again.",
    "old_button": "This button is of another version of the bot. Please ask again.",
    # quotations
    "exact": "**Word for word in the library:**",
    "near_quotation": "**Nearly, not word for word.** The library has:",
    "difference": "**The difference** (~~not in the library~~, **only in the library**):",
    "not_found": "**Not found.** No passage of the library has these words, or nearly these.",
    "no_text": "That message has no text.",
    # the library
    "library": "The library",
    "indexed": "Indexed {when} · {generation}",
    # about, help, privacy
    "about": "### Scholiast\nI answer questions with paragraphs of a library, word for word, with their footnotes. "
    "I write no sentence of an answer myself: where the library does not answer, I say so.\n"
    "-# Version {version} · index {generation}",
    "help": "### How to ask\n"
    "- Mention me with a question: {mention} *what became of the strikers?*\n"
    "- Or use `/{cmd_ask}`; with `{opt_private}` only you see the answer.\n"
    "- Reply to one of my answers to ask a further question; to the answer of a command, mention me in the reply.\n"
    "- `/{cmd_footnote}` shows a note and the passages that call it, `/{cmd_footnotes}` lists those of a text.\n"
    "- Right-click a message, **Apps**: **{menu_find}** or **{menu_check}**.\n"
    "- `/{cmd_library}` says what I have read, `/{cmd_privacy}` what I keep.",
    "privacy": "### What is kept\n"
    "- Questions and quotations that you have checked are not stored and not written to any log.\n"
    "- Answers stay in Discord; the one who asked, whose id is in the button, can delete them with **Delete**.\n"
    "- To limit the rate of questions, ids of users who asked lately are kept in memory, and nowhere else.\n"
    "- The settings of a server are stored under its id, and hold nothing about its members.",
    # reindexing
    "not_admin": "Only those who administer this bot may do that.",
    "busy_reindex": "{user} started a reindex {when}; it is at {done} of {total}.",
    "busy_reindex_begins": "{user} started a reindex {when}; it is reading the texts.",
    "reindex_begins": "Reading the texts. Questions are answered from the old index meanwhile.",
    "reindexing": "Reindexing: {done} of {total}. Questions are answered from the old index meanwhile.",
    "reindexed": "### The library was reindexed",
    "documents_changed": "{what}: {names}",
    # works
    "works_of": "Works cited in {title}",
    "no_works": "No work is cited.",
    "no_such_work": "No text cites a work **{work}**.",
    "works_cited_here": "Works that the notes of these passages cite:",
    "work_cited": "note {notes}",
    "added": "Added",
    "changed": "Changed",
    "removed": "Removed",
    "reindex_goes_on": "The reindex goes on. Its report will come as a message in this channel.",
    "reindex_failed": "The reindex failed, and the old index goes on answering: {why}",
    "reindex_no_texts": "the folder of texts is not there, or is empty.",
    "reindex_reference": "the log says why, under the reference `{reference}`.",
    "documents_off": "… and texts that are switched off here",
    # settings
    "settings": "### Settings of this server",
    "settings_passages": "**Passages in an answer**",
    "settings_private": "**Answers to commands private by default:** {value}",
    "settings_language": "**Language of my own words**",
    "settings_documents": "**Texts that are switched on**",
    "settings_channels": "**Channels where every message is a question**",
    "settings_none": "None",
    "settings_as_bot": "As the bot is set ({value})",
    "settings_member": "That of each member",
    "settings_one_text": "⚠️ One text at least must stay switched on. Nothing was changed.",
    "settings_no_intent": "⚠️ Channels are answered only when the operator has set `MESSAGE_CONTENT=true`, which needs "
    "the *Message Content Intent* of the application.",
    "switch_on": "Switch on",
    "switch_off": "Switch off",
    "yes": "yes",
    "no": "no",
    "only_in_server": "That works in a server only.",
    # refusals and errors
    "empty_mention": "Ask me something: mention me with a question, or use `/{cmd_ask}`. `/{cmd_help}` says more.",
    "no_word": "I read words only. Ask me something in a few words, or use `/{cmd_ask}`.",
    "withheld_role": "Discord does not let me read a message that mentions my role only. Please mention me, or use "
    "`/{cmd_ask}`.",
    "withheld_reply": "Discord does not let me read this reply. Please mention me in it, or use `/{cmd_ask}`.",
    "too_fast": "You may ask again {when}.",
    "busy": "Too many questions at once. Please try again in a moment.",
    "question_empty": "That cannot be asked: there is no question.",
    "question_wordless": "That cannot be asked: there is no word in it.",
    "no_document": "There is no text **{name}** in the library.",
    "document_off": "The text **{name}** is switched off on this server.",
    "no_document_on": "No text is switched on here. Those who manage the server can change that with `/{cmd_settings}`.",
    "failed": "Something went wrong on my side. Reference: `{reference}`",
    "stopping": "I am just being restarted. Please ask again in a minute.",
    "given_up": "I was stopped before I could answer. Please ask again in a minute.",
    "not_yours": "Only the one who asked can delete this.",
    # commands, as Discord lists them
    "cmd_ask": "ask",
    "cmd_ask_help": "Ask the library; it answers with its own words",
    "opt_question": "question",
    "opt_question_help": "What you want to know",
    "opt_document": "document",
    "opt_document_help": "Only from this text",
    "opt_private": "private",
    "opt_private_help": "Only you see the answer",
    "cmd_footnote": "footnote",
    "cmd_footnote_help": "A note, word for word, and the passages that call it",
    "opt_label": "label",
    "opt_label_help": "The number or sign of the note",
    "cmd_footnotes": "footnotes",
    "cmd_footnotes_help": "List the notes of a text",
    "cmd_works": "works",
    "cmd_works_help": "The works that a text cites, and where",
    "cmd_cites": "cites",
    "cmd_cites_help": "Which passages rest on a work?",
    "opt_work": "work",
    "opt_work_help": "An author, words of a title",
    "cmd_library": "library",
    "cmd_library_help": "What the library holds",
    "cmd_about": "about",
    "cmd_about_help": "What this bot is",
    "cmd_help": "help",
    "cmd_help_help": "How to ask",
    "cmd_privacy": "privacy",
    "cmd_privacy_help": "What is kept, and what is not",
    "cmd_reindex": "reindex",
    "cmd_reindex_help": "Read the texts again and index what has changed",
    "cmd_settings": "settings",
    "cmd_settings_help": "Show or change the settings of this server",
    "menu_find": "Find sources",
    "menu_check": "Check quotation",
}

# Sentences with a count: the form for one, the form for several.
COUNTED = {
    "documents": ("{count} document", "{count} documents"),
    "passages": ("{count} passage", "{count} passages"),
    "notes": ("{count} note", "{count} notes"),
    "unresolved": ("{count} unresolved marker", "{count} unresolved markers"),
    "problems": ("{count} problem", "{count} problems"),
    "embedded": ("{count} text embedded", "{count} texts embedded"),
    "unchanged": ("{count} document unchanged", "{count} documents unchanged"),
    "library_more": ("… and {count} more", "… and {count} more"),
    "more_notes": (
        "… and {count} more note with this label; name a document to see it.",
        "… and {count} more notes with this label; name a document to see them.",
    ),
    "more": ("More ({count})", "More ({count})"),
    "notes_button": ("Note ({count})", "Notes ({count})"),
    "too_short": (
        "That is too short to be looked for: at least {count} word is needed.",
        "That is too short to be looked for: at least {count} words are needed.",
    ),
    "question_long": (
        "That cannot be asked: it is too long, the limit is {count} character.",
        "That cannot be asked: it is too long, the limit is {count} characters.",
    ),
}

NUMBERS = Numbers(thousands=",", decimal=".")
