"""What people write in Markdown, as others see it."""

import pytest

from app.prose import prose


def html(text: str) -> str:
    return str(prose(text)).strip()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# Først\n\n## Under", "<h3>Først</h3>\n<h4>Under</h4>"),
        ("## Først\n\n## Så", "<h3>Først</h3>\n<h3>Så</h3>"),
        ("## Først\n\n#### Under", "<h3>Først</h3>\n<h4>Under</h4>"),
        ("### Først\n\n# Så\n\n## Under", "<h3>Først</h3>\n<h3>Så</h3>\n<h4>Under</h4>"),
        ("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5", "<h3>1</h3>\n<h4>2</h4>\n<h5>3</h5>\n<h6>4</h6>\n<h6>5</h6>"),
    ],
)
def test_headings_follow_the_pages_own_and_skip_no_level(written, shown):
    assert html(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            "Se https://strandby.example/a_b?x=1.",
            '<p>Se <a href="https://strandby.example/a_b?x=1" rel="nofollow noopener">'
            "https://strandby.example/a_b?x=1</a>.</p>",
        ),
        (
            "Skriv til bo@strandby.example, tak",
            '<p>Skriv til <a href="mailto:bo@strandby.example" rel="nofollow noopener">bo@strandby.example</a>, tak</p>',
        ),
        (
            "[Skriv til os](mailto:bo@strandby.example)",
            '<p><a href="mailto:bo@strandby.example" rel="nofollow noopener">Skriv til os</a></p>',
        ),
        (
            "[bo@strandby.example](https://strandby.example)",
            '<p><a href="https://strandby.example" rel="nofollow noopener">bo@strandby.example</a></p>',
        ),
        ("`https://strandby.example`", "<p><code>https://strandby.example</code></p>"),
        ("javascript:alert(1) og kl. 17@19", "<p>javascript:alert(1) og kl. 17@19</p>"),
    ],
)
def test_an_address_that_is_pasted_can_be_followed(written, shown):
    assert html(written) == shown


def test_html_and_scripts_are_shown_as_they_were_typed():
    assert html("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    assert html("[her](javascript:alert(1))") == "<p>[her](javascript:alert(1))</p>"
