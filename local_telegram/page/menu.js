// A small menu that opens beside a button: arrow keys walk, Escape closes, focus comes back.
import { button, make } from "./dom.js";

let open = null;

export function closeMenu() {
  if (!open) return;
  const { element, anchor, away } = open;
  open = null;
  document.removeEventListener("pointerdown", away, true);
  element.remove();
  anchor.setAttribute("aria-expanded", "false");
}

function walk(element, step) {
  const items = [...element.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  items[(at + step + items.length) % items.length].focus();
}

/** `choices`: pairs of label and what it does. */
export function openMenu(anchor, choices) {
  const again = open?.anchor === anchor;
  closeMenu();
  if (again) return;
  const items = choices.map(([label, act]) => button(label, () => { closeMenu(); anchor.focus(); act(); }, { role: "menuitem" }));
  const element = make("div", { class: "menu", role: "menu" }, ...items);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { closeMenu(); anchor.focus(); }
    if (event.key === "ArrowDown") { event.preventDefault(); walk(element, 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); walk(element, -1); }
  });
  const away = (event) => { if (!element.contains(event.target) && !anchor.contains(event.target)) closeMenu(); };
  document.addEventListener("pointerdown", away, true);
  document.body.append(element);
  const at = anchor.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.right - element.offsetWidth), window.innerWidth - element.offsetWidth - 8);
  const below = at.bottom + 4 + element.offsetHeight < window.innerHeight;
  element.style.left = `${Math.max(8, left)}px`;
  element.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - element.offsetHeight - 4)}px`;
  anchor.setAttribute("aria-expanded", "true");
  open = { element, anchor, away };
  items[0].focus();
}
