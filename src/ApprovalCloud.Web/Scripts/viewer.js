import { TextLayer } from "pdfjs-dist";
import { open } from "./reader.js";

// A document in the page: nearer, turned, and page by page as it comes into sight. Without a script the browser shows it as it can.
const closest = 0.5;
const nearest = 4;
const words = (text, ...parts) => text.replace(/\{(\d)\}/g, (_, place) => parts[place]);

async function pictureIn(pages, address, title) {
  const picture = document.createElement("img");
  picture.src = address;
  picture.alt = title;
  pages.append(picture);
  await picture.decode();
  // As large as it is, or as there is room.
  const plain = Math.min(picture.naturalWidth, pages.clientWidth);
  return ({ zoom, turn }) => {
    const sideways = turn % 180 !== 0;
    picture.style.width = `${plain * zoom}px`;
    picture.style.transform = `rotate(${turn}deg)`;
    // Turned on its side it takes other room than the page thinks.
    const room = sideways ? (picture.clientWidth - picture.clientHeight) / 2 : 0;
    picture.style.margin = `${room}px ${-room}px`;
  };
}

async function drawPage(page, frame, view) {
  const plain = page.getViewport({ scale: 1, rotation: (page.rotate + view.turn) % 360 });
  const scale = (frame.parentElement.clientWidth / plain.width) * view.zoom;
  const viewport = page.getViewport({ scale, rotation: plain.rotation });
  const sharp = Math.min(window.devicePixelRatio || 1, 2);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: Math.floor(viewport.width * sharp), height: Math.floor(viewport.height * sharp) });
  Object.assign(canvas.style, { width: `${viewport.width}px`, height: `${viewport.height}px` });
  canvas.setAttribute("aria-hidden", "true");
  const letters = document.createElement("div");
  letters.className = "app-viewer__letters";
  Object.assign(frame.style, { width: `${viewport.width}px`, height: `${viewport.height}px` });
  frame.style.setProperty("--total-scale-factor", scale);
  frame.replaceChildren(canvas, letters);
  await page.render({ canvas, viewport, transform: sharp === 1 ? undefined : [sharp, 0, 0, sharp, 0, 0] }).promise;
  // For whoever listens, searches or copies.
  await new TextLayer({ textContentSource: page.streamTextContent(), container: letters, viewport }).render();
}

async function pagesIn(pages, address, place, view) {
  const file = await open(address).promise;
  const drawn = new Map();
  const draw = async (frame) => {
    const key = `${view.zoom} ${view.turn}`;
    if (drawn.get(frame) === key) return;
    drawn.set(frame, key);
    await drawPage(await file.getPage(Number(frame.dataset.page)), frame, view);
  };
  const seen = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => draw(entry.target)), { root: pages, rootMargin: "50%" });
  const first = (await file.getPage(1)).getViewport({ scale: 1 });
  for (let number = 1; number <= file.numPages; number++) {
    const frame = document.createElement("div");
    frame.className = "app-viewer__page";
    frame.dataset.page = number;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", words(place.dataset.words, number, file.numPages));
    frame.style.aspectRatio = `${first.width} / ${first.height}`;
    pages.append(frame);
    seen.observe(frame);
  }

  const tell = () => {
    const top = pages.getBoundingClientRect().top + pages.clientHeight / 2;
    const here = [...pages.children].findLast((frame) => frame.getBoundingClientRect().top <= top) ?? pages.firstElementChild;
    place.textContent = here.getAttribute("aria-label");
  };
  pages.addEventListener("scroll", tell, { passive: true });
  tell();
  return () => {
    const { top, bottom } = pages.getBoundingClientRect();
    for (const frame of pages.children) {
      const box = frame.getBoundingClientRect();
      if (box.bottom > top - pages.clientHeight && box.top < bottom + pages.clientHeight) draw(frame);
    }
  };
}

async function start(viewer) {
  const pages = viewer.querySelector(".app-viewer__pages");
  const place = viewer.querySelector("[data-words]");
  const view = { zoom: 1, turn: 0 };
  pages.hidden = false;
  const show = viewer.dataset.viewer === "Pdf"
    ? await pagesIn(pages, viewer.dataset.address, place, view)
    : await pictureIn(pages, viewer.dataset.address, viewer.dataset.title);
  show(view);
  const acts = {
    nearer: () => (view.zoom = Math.min(nearest, view.zoom * 1.25)),
    farther: () => (view.zoom = Math.max(closest, view.zoom / 1.25)),
    left: () => (view.turn = (view.turn + 270) % 360),
    right: () => (view.turn = (view.turn + 90) % 360),
  };
  viewer.querySelector(".app-viewer__bar").hidden = false;
  viewer.addEventListener("click", (event) => {
    const act = acts[event.target.closest("[data-view]")?.dataset.view];
    if (!act) return;
    act();
    show(view);
  });
  viewer.dataset.ready = "true";
}

for (const viewer of document.querySelectorAll("[data-viewer]")) {
  start(viewer).catch((error) => {
    console.error(error);
    viewer.querySelector(".app-viewer__failed").hidden = false;
    viewer.querySelector(".app-viewer__pages").hidden = true;
  });
}
