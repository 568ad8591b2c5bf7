"""What municipal people write and paste, each kind with the whole page it becomes: what was typed is what is read."""

import pytest

from app.prose import on_one_line, prose

NBSP, SOFT_HYPHEN, ZERO_WIDTH, BOM, RING = "\u00a0", "\u00ad", "\u200b", "\ufeff", "\u030a"


def link(target: str, text: str) -> str:
    return f'<a href="{target}" rel="nofollow noopener">{text}</a>'


KINDS = {
    "dates, a line each": ("15. april\n1. juni\n24. juni", "<p>15. april<br>\n1. juni<br>\n24. juni</p>"),
    "dates with more behind them": (
        "1. marts 2026: høring\n2. Maj 2026: svar\n3. dec. møde",
        "<p>1. marts 2026: høring<br>\n2. Maj 2026: svar<br>\n3. dec. møde</p>",
    ),
    "several dates in a line": (
        "15. og 16. april\n1. - 3. juni\n1., 2. og 3. juli",
        "<p>15. og 16. april<br>\n1. - 3. juni<br>\n1., 2. og 3. juli</p>",
    ),
    "points that leave one out": (
        "2. at drøfte\n4. at anbefale",
        '<ol>\n<li value="2">at drøfte</li>\n<li value="4">at anbefale</li>\n</ol>',
    ),
    "points after a sentence": (
        "Udvalget skal\n2. at drøfte\n4. at anbefale",
        "<p>Udvalget skal<br>\n2. at drøfte<br>\n4. at anbefale</p>",
    ),
    "points in order": ("1. Velkomst\n2. Oplæg", "<ol>\n<li>Velkomst</li>\n<li>Oplæg</li>\n</ol>"),
    "points from the tenth on": ("10. Orientering\n11. Eventuelt", '<ol>\n<li value="10">Orientering</li>\n<li>Eventuelt</li>\n</ol>'),
    "points that somebody wrote over": ("1. a\n1. b", '<ol>\n<li>a</li>\n<li value="1">b</li>\n</ol>'),
    "points with text between": (
        "1. Baggrund\n\nTeksten.\n\n2. Formål\n\nMere.",
        '<ol>\n<li>Baggrund</li>\n</ol>\n<p>Teksten.</p>\n<ol>\n<li value="2">Formål</li>\n</ol>\n<p>Mere.</p>',
    ),
    "points within points": (
        "1. Unge\n   - skole\n   - fritid\n2. Ældre",
        "<ol>\n<li>Unge\n<ul>\n<li>skole</li>\n<li>fritid</li>\n</ul>\n</li>\n<li>Ældre</li>\n</ol>",
    ),
    "a year at the beginning of a line": ("Vedtaget i\n2026. Gælder nu", "<p>Vedtaget i<br>\n2026. Gælder nu</p>"),
    "a year that begins": ("2026. Gælder nu", "<p>2026. Gælder nu</p>"),
    "numbers with a nought": ("01. a\n02. b", "<p>01. a<br>\n02. b</p>"),
    "numbers that wait for a word": ("1.\n2.", "<p>1.<br>\n2.</p>"),
    "people who are called as months": ("1. Bo Maj\n2. Jan Holm", "<ol>\n<li>Bo Maj</li>\n<li>Jan Holm</li>\n</ol>"),
    "paragraphs of law": ("§ 17, stk. 4, nr. 1)\n§ 59", "<p>§ 17, stk. 4, nr. 1)<br>\n§ 59</p>"),
    "numbers of the law": ("1) ansøgere,\n2) medlemmer og\n4) gæster.", "<p>1) ansøgere,<br>\n2) medlemmer og<br>\n4) gæster.</p>"),
    "letters": ("a) skole\nb) fritid", "<p>a) skole<br>\nb) fritid</p>"),
    "letters from Word": ("a)\tskole\nb)\tfritid", "<p>a) skole<br>\nb) fritid</p>"),
    "roman numerals": ("I. Indledning\nII. Forslag", "<p>I. Indledning<br>\nII. Forslag</p>"),
    "sections": ("1.1 Afsnit\n1.2. Afsnit", "<p>1.1 Afsnit<br>\n1.2. Afsnit</p>"),
    "what was said to a point": ("Ad 3.\nAd 4. Godkendt", "<p>Ad 3.<br>\nAd 4. Godkendt</p>"),
    "a programme": ("kl. 19.00 Velkomst\n19.30 Oplæg", "<p>kl. 19.00 Velkomst<br>\n19.30 Oplæg</p>"),
    "amounts": ("1.200.000 kr.\n400,- kr.", "<p>1.200.000 kr.<br>\n400,- kr.</p>"),
    "an address": ("Rådhuset\nTorvet 1, 2. tv.\n4000 Strandby", "<p>Rådhuset<br>\nTorvet 1, 2. tv.<br>\n4000 Strandby</p>"),
    "telephone numbers": ("Tlf. 12 34 56 78\n+45 12345678\n+ 45 12345678", "<p>Tlf. 12 34 56 78<br>\n+45 12345678<br>\n+ 45 12345678</p>"),
    "dashes": ("- skole\n- fritid", "<ul>\n<li>skole</li>\n<li>fritid</li>\n</ul>"),
    "stars": ("* skole\n* fritid", "<ul>\n<li>skole</li>\n<li>fritid</li>\n</ul>"),
    "long dashes": ("– skole\n– fritid", "<ul>\n<li>skole</li>\n<li>fritid</li>\n</ul>"),
    "bullets": ("• skole\n·fritid", "<ul>\n<li>skole</li>\n<li>fritid</li>\n</ul>"),
    "bullets from Word": (
        "\uf0b7\tskole\no\tfrikvarter\n\uf0b7\tfritid",
        "<ul>\n<li>skole\n<ul>\n<li>frikvarter</li>\n</ul>\n</li>\n<li>fritid</li>\n</ul>",
    ),
    "one line with a dash": ("- 5 grader", "<p>- 5 grader</p>"),
    "one who is quoted": ("– Vi er glade, siger Bo.", "<p>– Vi er glade, siger Bo.</p>"),
    "a note with a star": ("400 kr.*\n\n* Beløbet reguleres.", "<p>400 kr.*</p>\n<p>* Beløbet reguleres.</p>"),
    "notes with a star and a bracket": ("400 kr.*) og 500 kr.*)", "<p>400 kr.*) og 500 kr.*)</p>"),
    "nothing but a dash": ("Bilag:\n-", "<p>Bilag:<br>\n-</p>"),
    "a table out of Excel": (
        "\t2026\nLøn\t1.200 kr.\nMad\t",
        "<table>\n<tbody>\n<tr>\n<td></td>\n<td>2026</td>\n</tr>\n<tr>\n<td>Løn</td>\n<td>1.200 kr.</td>\n</tr>\n"
        "<tr>\n<td>Mad</td>\n<td></td>\n</tr>\n</tbody>\n</table>",
    ),
    "a table below a sentence": (
        "Budgettet:\nLøn\t1\nMad\t2\nI alt 3",
        "<p>Budgettet:</p>\n<table>\n<tbody>\n<tr>\n<td>Løn</td>\n<td>1</td>\n</tr>\n<tr>\n<td>Mad</td>\n<td>2</td>\n</tr>\n"
        "</tbody>\n</table>\n<p>I alt 3</p>",
    ),
    "lines that begin with a tab": ("\tTil byrådet\n\tFra udvalget", "<p>Til byrådet<br>\nFra udvalget</p>"),
    "one tab": ("Formand:\tBo Lind", "<p>Formand:\tBo Lind</p>"),
    "lines that are drawn in": ("    Til byrådet\n        Fra udvalget", "<p>Til byrådet<br>\nFra udvalget</p>"),
    "spaces at the end": ("Til byrådet   \nFra udvalget  ", "<p>Til byrådet<br>\nFra udvalget</p>"),
    "lines from Windows": ("Til byrådet\r\nFra udvalget\r\n\r\nHej", "<p>Til byrådet<br>\nFra udvalget</p>\n<p>Hej</p>"),
    "new lines from Word": ("Til byrådet\x0bFra udvalget\u2028Hej", "<p>Til byrådet<br>\nFra udvalget<br>\nHej</p>"),
    "an answer below a mail": ("> Kommer du?\nJa.", "<blockquote>\n<p>Kommer du?</p>\n</blockquote>\n<p>Ja.</p>"),
    "a mail about a mail": (
        ">> Kommer du?\n> Ja.\nFint.",
        "<blockquote>\n<blockquote>\n<p>Kommer du?</p>\n</blockquote>\n<p>Ja.</p>\n</blockquote>\n<p>Fint.</p>",
    ),
    "more than": ("> 50 deltagere", "<p>&gt; 50 deltagere</p>"),
    "a signature": ("Hilsen Bo\n-- \nBo Lind", "<p>Hilsen Bo<br>\n--<br>\nBo Lind</p>"),
    "a line below a title": ("Referat\n-------\nTekst", "<p>Referat</p>\n<hr>\n<p>Tekst</p>"),
    "a double line below a title": ("Referat\n=======\nTekst", "<p>Referat<br>\n=======<br>\nTekst</p>"),
    "waves": ("~~~~~~\nTekst", "<p>~~~~~~<br>\nTekst</p>"),
    "a line to write on": ("Navn: ________ Dato: ____", "<p>Navn: ________ Dato: ____</p>"),
    "headings": ("# Unge\n\n## Skole", "<h3>Unge</h3>\n<h4>Skole</h4>"),
    "hashtags": ("#sammenskab #ungestemmer", "<p>#sammenskab #ungestemmer</p>"),
    "a heading of nothing": ("#\n##", "<p>#<br>\n##</p>"),
    "emphasis": ("*Bemærk* og **husk** det", "<p><em>Bemærk</em> og <strong>husk</strong> det</p>"),
    "sums": ("3*4*5 = 60 og 2 * 3 * 4", "<p>3*4*5 = 60 og 2 * 3 * 4</p>"),
    "names of files": ("bilag_1_endelig_v2.docx", "<p>bilag_1_endelig_v2.docx</p>"),
    "places on a drive": (r"\\server\sager\*.docx", r"<p>\\server\sager\*.docx</p>"),
    "apostrophes": ("Ib`s og Bo`s", "<p>Ib`s og Bo`s</p>"),
    "HTML": ("<html> & <b>fed</b>", "<p>&lt;html&gt; &amp; &lt;b&gt;fed&lt;/b&gt;</p>"),
    "what a computer made of an and": ("Løn &amp; mad &copy;", "<p>Løn &amp;amp; mad &amp;copy;</p>"),
    "quotation marks": ("”Ja”, »nej« og ’måske’ … – —", "<p>”Ja”, »nej« og ’måske’ … – —</p>"),
    "emoji": ("Tak 👍🏽 👩\u200d👧", "<p>Tak 👍🏽 👩\u200d👧</p>"),
    "a sender in a mail": (
        "Bo Lind <bo@strandby.example>",
        f"<p>Bo Lind &lt;{link('mailto:bo@strandby.example', 'bo@strandby.example')}&gt;</p>",
    ),
    "pages": (
        "Se www.strandby.example, og https://strandby.example/_a_/b*c*d.",
        f"<p>Se {link('https://www.strandby.example', 'www.strandby.example')}, og "
        f"{link('https://strandby.example/_a_/b*c*d', 'https://strandby.example/_a_/b*c*d')}.</p>",
    ),
    "notes in brackets": ("Se [1](2) og [2]\n[1]: Bilag", "<p>Se [1](2) og [2]<br>\n[1]: Bilag</p>"),
    "a very long word": ("a" * 300, f"<p>{'a' * 300}</p>"),
    "signs that nobody sees": (
        f"{BOM}Øster{SOFT_HYPHEN}gård{ZERO_WIDTH}en{NBSP}1\na{RING}",
        "<p>Østergården 1<br>\nå</p>",
    ),
    "a space that does not break, from a list on a page": (f"2.{NBSP}a\n4.{NBSP}b", '<ol>\n<li value="2">a</li>\n<li value="4">b</li>\n</ol>'),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_prose_says_what_was_typed(kind):
    written, shown = KINDS[kind]
    assert str(prose(written)).rstrip("\n") == shown


def test_on_one_line_the_words_stand_without_their_shape_and_keep_their_numbers():
    written = "## Unge\n\nVi *ser* på\n\n2. skole\n4. fritid\n\n15. april\n\n- a\n- b"
    assert on_one_line(written) == "Unge Vi ser på 2. skole 4. fritid 15. april a b"
