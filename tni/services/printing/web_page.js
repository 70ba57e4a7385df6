(function () {
  "use strict";
  var pages = [].slice.call(document.querySelectorAll(".page"));
  addEventListener("keydown", function (event) {
    var step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    var zoomed = window.visualViewport && visualViewport.scale > 1.01;
    if (!step || zoomed || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var shown = -1;
    pages.forEach(function (page, n) { if (page.getBoundingClientRect().top < innerHeight / 3) shown = n; });
    var next = pages[Math.max(0, Math.min(pages.length - 1, shown + step))];
    if (!next) return;
    event.preventDefault();
    next.scrollIntoView();
    next.querySelector("h2").focus({ preventScroll: true });
  });
})();
