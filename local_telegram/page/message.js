// One message as a bubble, with its buttons below it.
import { fileAddress } from "./api.js";
import { button, iconButton, make } from "./dom.js";
import { rendered } from "./text.js";
import { clock, size } from "./words.js";

function photo(message) {
  const whole = message.photo.at(-1);
  const picture = make("img", { class: "photo", src: fileAddress(whole.file_id), alt: message.caption ?? "Foto", loading: "lazy" });
  if (whole.width > 1) { picture.width = whole.width; picture.height = whole.height; }
  return make("a", { href: fileAddress(whole.file_id), target: "_blank", rel: "noopener", "aria-label": "Open de foto" }, picture);
}

function document_(message) {
  const { file_id, file_name, file_size } = message.document;
  return make("a", { class: "card", href: fileAddress(file_id), download: file_name },
    make("span", { class: "card-icon", "aria-hidden": "true" }, "📄"),
    make("span", { class: "card-text" }, make("strong", {}, file_name), make("small", {}, `${size(file_size)} · download`)));
}

function place(message) {
  const { latitude, longitude } = message.location;
  const [title, below] = message.venue
    ? [message.venue.title, message.venue.address]
    : ["Locatie", `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`];
  return make("div", { class: "card" }, make("span", { class: "card-icon map", "aria-hidden": "true" }, "📍"),
    make("span", { class: "card-text" }, make("strong", {}, title), make("small", {}, below)));
}

function card(icon, title, below) {
  return make("div", { class: "card" }, make("span", { class: "card-icon", "aria-hidden": "true" }, icon),
    make("span", { class: "card-text" }, make("strong", {}, title), make("small", {}, below)));
}

function service(message) {
  const name = message.from?.first_name ?? "Iemand";
  if (message.new_chat_members) return `${name} voegde ${message.new_chat_members[0].first_name} toe`;
  if (message.left_chat_member) return `${message.left_chat_member.first_name} verliet de groep`;
  if (message.web_app_data) return `Gegevens van “${message.web_app_data.button_text}” verstuurd`;
  return null;
}

function content(message) {
  if (message.photo) return photo(message);
  if (message.document) return document_(message);
  if (message.location) return place(message);
  if (message.voice) {
    return make("audio", { controls: true, src: fileAddress(message.voice.file_id), "aria-label": "Spraakbericht" });
  }
  if (message.sticker) return card("👍", "Sticker", "");
  if (message.contact) return card("👤", message.contact.first_name, message.contact.phone_number);
  return null;
}

function inlineButton(key, message, act) {
  const mark = key.url ? " ↗" : key.web_app ? " ▣" : "";
  const pressed = button(key.text + mark, () => act.press(message, key, pressed), { class: "key" });
  return pressed;
}

function keyboard(message, act) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return make("div", { class: "keys", role: "group", "aria-label": "Knoppen bij dit bericht" },
    ...rows.map((row) => make("div", { class: "row" }, ...row.map((key) => inlineButton(key, message, act)))));
}

function meta(message) {
  const parts = [];
  if (message.has_protected_content) parts.push(make("span", { role: "img", "aria-label": "Kan niet worden doorgestuurd", title: "Kan niet worden doorgestuurd of gekopieerd" }, "🔒"));
  if (message.edit_date) parts.push("bewerkt");
  parts.push(clock(message.date));
  return make("span", { class: "meta" }, ...parts.flatMap((part) => [part, " "]));
}

function quote(message) {
  const replied = message.reply_to_message;
  if (!replied) return null;
  return make("p", { class: "quote" }, make("strong", {}, replied.from?.first_name ?? ""), " ", (replied.text ?? replied.caption ?? "bericht").slice(0, 90));
}

/** The element of a message. `act` holds what one can do: press, say, more. */
export function bubble(message, act, { inGroup, me }) {
  const news = service(message);
  if (news) return make("li", { class: "service" }, news);
  const mine = message.from?.id === me;
  const words = message.text ?? message.caption;
  const body = make("div", { class: "body" },
    inGroup && !mine ? make("p", { class: "author" }, message.from?.first_name ?? message.sender_chat?.title ?? "") : null,
    message.forward_origin ? make("p", { class: "forwarded" }, `Doorgestuurd van ${message.forward_origin.sender_user?.first_name ?? "iemand"}`) : null,
    quote(message), content(message),
    words ? rendered(words, message.entities ?? message.caption_entities, act.say) : null, meta(message));
  const more = iconButton("⋯", "Meer met dit bericht", (event) => act.more(message, event.currentTarget), { class: "icon more-button", "aria-haspopup": "menu" });
  return make("li", { class: `message ${mine ? "mine" : "theirs"} ${message.has_protected_content ? "protected" : ""}` },
    make("div", { class: "bubble" }, body, more), keyboard(message, act));
}
