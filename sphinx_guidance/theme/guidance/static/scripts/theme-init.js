// Runs at the top of the body, before the first paint, so that a chosen theme does not flash.
document.documentElement.classList.replace("no-js", "js");
try {
  const theme = localStorage.getItem("guidance:theme");
  if (theme === "light" || theme === "dark") document.body.dataset.theme = theme;
} catch { /* storage is blocked: the reader's system decides */ }
