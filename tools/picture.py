"""`python3 run.py picture`: the front page of a fresh demo municipality, as README.md shows it."""

import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path

from tools import ROOT
from tools.console import Stop, run, step

PICTURE = ROOT / "docs" / "front-page.png"
WIDTH, HEIGHT = 1280, 1150
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> int:
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise Stop("Billedet kræver Chromium. Installer den (apt-get install chromium), eller sæt CHROMIUM.")
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATABASE_URL=f"sqlite:///{Path(folder) / 'demo.db'}", JOBS_IN_WEB_PROCESS="0")
        take(browser)
    print(PICTURE.relative_to(ROOT))
    return 0


def take(browser: str) -> None:
    # Imported here: config.py reads the environment once.
    import flask_migrate
    import waitress
    from playwright.sync_api import sync_playwright

    from app import create_app
    from app.demo.build import build
    from app.extensions import db

    app = create_app()
    with app.app_context(), step("Bygger demokommunen"):
        flask_migrate.upgrade()
        build()
        db.session.remove()
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=8)  # as many as a browser asks at once
    threading.Thread(target=server.run, daemon=True).start()
    with step("Tager billedet"), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(f"http://127.0.0.1:{server.effective_port}/")
        page.screenshot(path=PICTURE)
        chromium.close()


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(run(main))
