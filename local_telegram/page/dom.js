// Making elements. Text always goes in as text: nothing a bot or a person says is ever read as HTML.

/** An element with properties, attributes (names with a dash, role, or aria) and children. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name.includes("-") || name === "role" || name === "for") element.setAttribute(name, value === true ? "" : value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A button with a visible label. */
export const button = (label, onclick, properties = {}) =>
  make("button", { type: "button", onclick, ...properties }, label);

/** A button with only a picture; its name is for who cannot see it. */
export const iconButton = (picture, name, onclick, properties = {}) =>
  make("button", { type: "button", class: "icon", "aria-label": name, title: name, onclick, ...properties },
    make("span", { "aria-hidden": "true" }, picture));

/** Close a dialog by its [data-close] buttons and by a click beside it. */
export function closable(dialog) {
  for (const closer of dialog.querySelectorAll("[data-close]")) closer.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  return dialog;
}
