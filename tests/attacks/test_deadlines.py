"""Nobody is misled about a day that ends."""

from datetime import datetime

from tests.builders import a_meeting


def test_a_meeting_over_midnight_shows_both_days_on_its_page_and_in_the_list(client):
    meeting = a_meeting(starts_at=datetime(2026, 3, 10, 18, 0), ends_at=datetime(2026, 3, 10, 23, 30))
    both = "tirsdag den 10. marts 2026 kl.\u00a019.00 – onsdag den 11. marts 2026 kl.\u00a000.30"
    for page in (f"/meetings/{meeting.id}", "/meetings"):
        assert both in client.get(page).text
