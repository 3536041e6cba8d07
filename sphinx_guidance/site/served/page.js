// Loads the page again when it has changed, and shows what is wrong in a frame below it.
const frame = document.getElementById("guidance-problems");
const news = new EventSource(document.currentScript.dataset.news);
let watched;

news.addEventListener("changed", () => location.reload());
news.addEventListener("problems", ({ data }) => {
  frame.hidden = data === "0";
  frame.src = frame.dataset.src;
});
frame.addEventListener("load", () => {
  watched?.disconnect();
  const shown = frame.contentDocument.body;
  watched = new ResizeObserver(() => (frame.style.height = `${shown.offsetHeight}px`));
  watched.observe(shown);
});
