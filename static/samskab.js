// Nicer with JavaScript, complete without it.

// An error summary is where to read first.
document.getElementById("error-summary")?.focus();

// How many characters are left.
for (const group of document.querySelectorAll("[data-maxlength]")) {
  const control = group.querySelector("input, textarea");
  const message = group.querySelector(".character-limit");
  const max = Number(group.dataset.maxlength);
  const room = message.textContent;
  const count = () => {
    const left = max - [...control.value].length;
    const number = Math.abs(left).toLocaleString(document.documentElement.lang);
    message.textContent = left > max / 2 ? room : `${number} ${left < 0 ? message.dataset.over : message.dataset.left}`;
    message.classList.toggle("limit-exceeded", left < 0);
  };
  control.addEventListener("input", count);
  count();
}

// One press is enough: a second click on the same button while the page is on its way does nothing.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// The menu closes when one presses Escape.
const menu = document.querySelector("details.menu");
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
