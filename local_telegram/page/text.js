// Text and entities as elements. Offsets are UTF-16 units, which is how JavaScript counts too.
import { make } from "./dom.js";

const SAFE = /^(https?|mailto|tel|tg):/i;
const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", blockquote: "blockquote",
};

function link(address, nodes) {
  const target = SAFE.test(address) ? address : `https://${address}`;
  return make("a", { href: target, target: "_blank", rel: "noopener noreferrer" }, ...nodes);
}

function wrap(entity, nodes, shown, say) {
  switch (entity.type) {
    case "text_link": return link(entity.url, nodes);
    case "url": return link(shown, nodes);
    case "email": return link(`mailto:${shown}`, nodes);
    case "bot_command": return make("button", { type: "button", class: "command", onclick: () => say(shown) }, ...nodes);
    case "pre": return make("pre", {}, make("code", {}, ...nodes));
    case "spoiler": {
      const hidden = make("span", { class: "spoiler", tabIndex: 0, role: "button", "aria-label": "Toon verborgen tekst" }, ...nodes);
      const show = () => { hidden.classList.add("shown"); hidden.removeAttribute("role"); hidden.removeAttribute("aria-label"); };
      hidden.addEventListener("click", show);
      hidden.addEventListener("keydown", (event) => { if (event.key === "Enter") show(); });
      return hidden;
    }
    case "expandable_blockquote": {
      const quote = make("blockquote", { class: "expandable" }, ...nodes);
      const more = make("button", { type: "button", class: "more", "aria-expanded": "false", onclick: () => {
        const open = quote.classList.toggle("open");
        more.setAttribute("aria-expanded", String(open));
        more.textContent = open ? "minder" : "meer";
      } }, "meer");
      return make("div", {}, quote, more);
    }
    case "mention": case "hashtag": case "text_mention": return make("span", { class: "mention" }, ...nodes);
    default: return TAGS[entity.type] ? make(TAGS[entity.type], {}, ...nodes) : make("span", {}, ...nodes);
  }
}

/** The nodes of text[start..end]; `entities` lie inside it, outermost first. `say` sends a tapped command. */
function between(text, start, end, entities, say) {
  const nodes = [];
  let at = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const stop = Math.min(entity.offset + entity.length, end);
    const inner = [];
    index += 1;
    while (index < entities.length && entities[index].offset < stop) inner.push(entities[index++]);
    if (entity.offset < at || stop <= entity.offset) continue;
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    nodes.push(wrap(entity, between(text, entity.offset, stop, inner, say), text.slice(entity.offset, stop), say));
    at = stop;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

export function rendered(text, entities, say) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return make("div", { class: "text", dir: "auto" }, ...between(text, 0, text.length, sorted, say));
}
