"""What the tests of calls have in common."""

from typing import Any

#: A call with everything that publishing needs.
CONTENT: dict[str, Any] = {
    "title": "Vær med til at gøre skolevejen tryg",
    "summary": "Vi søger ti borgere, der vil gøre vejen til skole tryg.",
    "task": "Find ud af, hvad der gør skolevejen tryg.",
    "commitment": "Seks møder på et år.",
    "wanted": "Alle kan søge.",
    "practical": "Der er mad til møderne.",
    "answer_promise": "Alle får svar senest 1. maj.",
    "contact": "Ring til rådssekretariatet.",
    "dates": [],
}
