// The line at the bottom: text, the menu of commands, attachments and the keyboard of the bot.
import { packed } from "./api.js";
import { button, iconButton, make } from "./dom.js";
import { openMenu } from "./menu.js";
import { openApp } from "./miniapp.js";

export class Composer {
  constructor(chat) {
    this.chat = chat;
    this.commands = [];
    this.replyTo = null;
    this.editing = null;
    this.hints = make("ul", { class: "hints", role: "listbox", hidden: true, "aria-label": "Opdrachten" });
    this.note = make("p", { class: "note", hidden: true });
    this.menu = button("", () => this.openCommands(), { class: "menu-button", "aria-label": "Menu" });
    this.attach = iconButton("📎", "Stuur iets anders dan tekst", () => this.openAttachments(), { "aria-haspopup": "menu" });
    this.line = make("textarea", { rows: 1, placeholder: "Bericht", "aria-label": `Bericht van ${chat.person.name}`, enterKeyHint: "send" });
    this.toggle = iconButton("⌨", "Toon of verberg de knoppen", () => this.showKeys(this.keys.hidden), { hidden: true });
    this.send = iconButton("➤", "Verstuur", () => this.submit(), { class: "icon send" });
    this.keys = make("div", { class: "reply-keys", role: "group", "aria-label": "Knoppen", hidden: true });
    this.files = make("input", { type: "file", hidden: true, "aria-hidden": "true", tabIndex: -1 });
    this.element = make("footer", { class: "composer" }, this.hints, this.note,
      make("div", { class: "line" }, this.menu, this.attach, this.line, this.toggle, this.send), this.keys, this.files);
    this.line.addEventListener("keydown", (event) => this.key(event));
    this.line.addEventListener("input", () => this.typed());
    this.files.addEventListener("change", () => this.sendFile());
    document.addEventListener("pointerdown", (event) => { if (!this.element.contains(event.target)) this.offer([]); });
    this.element.addEventListener("focusout", (event) => { if (event.relatedTarget && !this.element.contains(event.relatedTarget)) this.offer([]); });
  }

  update(shown) {
    this.commands = shown.commands;
    const app = shown.menu_button.type === "web_app" ? shown.menu_button : null;
    this.app = app;
    this.menu.replaceChildren(make("span", { "aria-hidden": "true" }, app ? "▣ " : "☰ "), make("span", {}, app ? app.text : "Menu"));
    this.menu.setAttribute("aria-label", app ? app.text : "Menu met opdrachten");
    this.menu.hidden = !app && this.commands.length === 0;
    const stamp = JSON.stringify(shown.keyboard);
    if (stamp !== this.stamp) { this.stamp = stamp; this.drawKeys(shown.keyboard); }
  }

  drawKeys(keyboard) {
    const rows = keyboard?.keyboard ?? [];
    this.keys.replaceChildren(...rows.map((row) => make("div", { class: "row" },
      ...row.map((key) => button(key.text, () => this.pressKey(key), { class: "key" })))));
    this.keys.classList.toggle("tall", Boolean(keyboard) && !keyboard.resize_keyboard);
    this.line.placeholder = keyboard?.input_field_placeholder || "Bericht";
    this.toggle.hidden = rows.length === 0;
    this.showKeys(rows.length > 0 && !keyboard.used);
    if (keyboard?.force_reply) this.line.focus();
  }

  showKeys(visible) {
    this.keys.hidden = !visible;
    this.toggle.setAttribute("aria-pressed", String(visible));
  }

  pressKey(key) {
    if (key.web_app) openApp(this.chat, key.web_app.url, { label: key.text, keyboard: true });
    else if (key.request_contact) this.chat.act("send_contact", { phone: "+31655550100" });
    else if (key.request_location) this.chat.act("send_location", { latitude: 51.5606, longitude: 5.0919 });
    else this.chat.say(key.text);
  }

  typed() {
    this.line.style.height = "auto";
    this.line.style.height = `${Math.min(this.line.scrollHeight, 140)}px`;
    const written = this.line.value;
    const fitting = written.startsWith("/") && !written.includes(" ")
      ? this.commands.filter((c) => `/${c.command}`.startsWith(written.toLowerCase())) : [];
    this.offer(fitting);
  }

  offer(commands) {
    this.hints.replaceChildren(...commands.map((c) => make("li", {},
      button("", () => { this.clear(); this.chat.say(`/${c.command}`); }, { class: "hint", role: "option" }))));
    [...this.hints.querySelectorAll("button")].forEach((element, index) => {
      element.append(make("strong", {}, `/${commands[index].command}`), " ", make("span", {}, commands[index].description));
    });
    this.hints.hidden = commands.length === 0;
  }

  openCommands() {
    if (this.app) { openApp(this.chat, this.app.web_app.url, { label: this.app.text, keyboard: false }); return; }
    if (this.hints.hidden) { this.offer(this.commands); this.hints.querySelector("button")?.focus(); } else this.offer([]);
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.submit(); }
    if (event.key === "Escape") { this.offer([]); this.stop(); }
    if (event.key === "ArrowUp" && !this.hints.hidden) { event.preventDefault(); this.hints.querySelector("li:last-child button").focus(); }
  }

  submit() {
    const text = this.line.value.trim();
    if (!text) return;
    const { editing, replyTo } = this;
    this.clear();
    if (editing) this.chat.act("edit", { message: editing, text });
    else this.chat.say(text, replyTo);
    this.line.focus();
  }

  clear() {
    this.line.value = "";
    this.stop();
    this.typed();
  }

  stop() {
    this.editing = this.replyTo = null;
    this.note.hidden = true;
  }

  remark(text) {
    this.note.replaceChildren(text, " ", button("Stop", () => this.clear(), { class: "plain" }));
    this.note.hidden = false;
    this.line.focus();
  }

  edit(message) {
    this.editing = message.message_id;
    this.line.value = message.text ?? message.caption ?? "";
    this.remark("Je wijzigt een bericht.");
  }

  reply(message) {
    this.replyTo = message.message_id;
    this.remark(`Je antwoordt op: ${(message.text ?? message.caption ?? "bericht").slice(0, 60)}`);
  }

  openAttachments() {
    openMenu(this.attach, [
      ["Foto", () => this.pick("photo", "image/png,image/jpeg")],
      ["Bestand", () => this.pick("document", "")],
      ["Spraakbericht", () => this.chat.act("send_file", { kind: "voice" })],
      ["Sticker", () => this.chat.act("send_file", { kind: "sticker" })],
      ["Locatie", () => this.chat.act("send_location", { latitude: 51.5606, longitude: 5.0919 })],
      ["Contact", () => this.chat.act("send_contact", { phone: "+31655550101", name: "Iemand" })],
    ]);
  }

  pick(kind, accept) {
    this.kind = kind;
    this.files.accept = accept;
    this.files.click();
  }

  async sendFile() {
    const [file] = this.files.files;
    if (!file) return;
    await this.chat.act("send_file", { kind: this.kind, name: file.name, mime: file.type, data: await packed(file), caption: this.line.value });
    this.files.value = "";
    this.clear();
  }
}

