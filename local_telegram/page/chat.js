// One person's phone: the chat with the bot (or a group) as she sees it.
import { ask } from "./api.js";
import { Composer } from "./composer.js";
import { button, iconButton, make } from "./dom.js";
import { openMenu } from "./menu.js";
import { bubble } from "./message.js";
import { openApp } from "./miniapp.js";
import { day } from "./words.js";

const TYPING_FOR = 5000;
const ACTIONS = { typing: "typt…", upload_photo: "stuurt een foto…", upload_document: "stuurt een bestand…" };

export class Chat {
  constructor(person, page) {
    this.person = person;
    this.page = page;
    this.chatId = person.id;
    this.drawn = new Map();
    this.waiting = new Map();
    this.name = make("h2", {}, person.name);
    this.label = make("span", { class: "label" }, person.label);
    this.status = make("span", { class: "status", role: "status" });
    this.switch = make("select", { class: "switch", "aria-label": "Welk gesprek", hidden: true, onchange: () => this.go(Number(this.switch.value)) });
    this.more = iconButton("⋮", `Meer voor ${person.name}`, () => this.openMore(), { "aria-haspopup": "menu" });
    this.list = make("ol", { class: "messages", role: "log", "aria-live": "polite", "aria-label": `Gesprek van ${person.name}`, tabIndex: 0 });
    this.start = make("div", { class: "start", hidden: true });
    this.toast = make("p", { class: "toast", role: "status", hidden: true });
    this.composer = new Composer(this);
    const face = make("span", { class: `face face-${person.id % 6}`, "aria-hidden": "true" }, person.name.slice(0, 1).toUpperCase());
    const head = make("header", { class: "who" }, face, make("div", {}, make("p", { class: "name" }, this.name, this.label), this.status), this.switch, this.more);
    this.element = make("section", { class: "chat", "aria-label": person.label ? `${person.name}, ${person.label}` : person.name },
      head, this.list, this.start, this.toast, this.composer.element);
    this.element.dataset.person = person.id;
  }

  get about() { return { person: this.person.id, chat: this.chatId }; }

  focus() { this.composer.line.focus(); }

  go(chatId) {
    this.chatId = chatId;
    this.drawn.clear();
    this.list.replaceChildren();
    this.refresh();
  }

  /** Ask for the newest state; several changes at once become one question. */
  async refresh() {
    if (this.busy) { this.again = true; return; }
    this.busy = true;
    do {
      this.again = false;
      try { this.draw(await ask("transcript", this.about)); } catch (trouble) { this.tell(trouble.message); }
    } while (this.again);
    this.busy = false;
  }

  draw(shown) {
    this.bot = shown.bot;
    this.shown = shown;
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 80;
    const changed = this.drawMessages(shown.messages);
    this.drawStatus(shown);
    this.composer.update(shown);
    this.drawStart(shown);
    if (atEnd && changed) this.list.scrollTop = this.list.scrollHeight;
  }

  drawMessages(messages) {
    const alive = new Set();
    let previous = null;
    let changed = false;
    for (const message of messages) {
      const date = day(message.date);
      if (date !== previous) { alive.add(date); changed = this.place(date, date, () => make("li", { class: "service day" }, date)) || changed; }
      previous = date;
      alive.add(message.message_id);
      changed = this.place(message.message_id, message.local.seq, () => bubble(message, this.acts(), { inGroup: this.chatId !== this.person.id, me: this.person.id })) || changed;
    }
    for (const [key, { element }] of this.drawn) if (!alive.has(key)) { element.remove(); this.drawn.delete(key); }
    return changed;
  }

  /** Draw anew only what changed; who had the focus in it keeps it. Messages only ever come at the end. */
  place(key, seq, draw) {
    const known = this.drawn.get(key);
    if (known?.seq === seq) return false;
    const element = draw();
    if (known) {
      const focused = known.element.contains(document.activeElement);
      known.element.replaceWith(element);
      if (focused) (element.querySelector(".key") ?? this.composer.line).focus({ preventScroll: true });
    } else this.list.append(element);
    this.drawn.set(key, { element, seq });
    return true;
  }

  drawStatus({ action, blocked, bot }) {
    clearTimeout(this.typing);
    const doing = action && action.seq !== this.oldAction ? ACTIONS[action.action] ?? "is bezig…" : null;
    this.status.textContent = blocked ? "bot geblokkeerd" : doing ?? `in gesprek met ${bot.first_name}`;
    this.status.classList.toggle("doing", Boolean(doing) && !blocked);
    if (doing) this.typing = setTimeout(() => { this.oldAction = action.seq; this.drawStatus(this.shown); }, TYPING_FOR);
  }

  drawStart({ messages, description, bot, blocked, chat }) {
    const fresh = messages.length === 0 && chat.type === "private";
    this.start.hidden = !fresh && !blocked;
    this.composer.element.hidden = fresh || blocked;
    if (this.start.hidden) return;
    const [label, act] = blocked ? ["Deblokkeer de bot", () => this.act("unblock")] : ["Start", () => this.say("/start")];
    this.start.replaceChildren(
      fresh && !blocked ? make("p", {}, description || `Dit is het begin van het gesprek met ${bot.first_name}.`) : "",
      button(label, act, { class: "main" }));
  }

  acts() {
    return {
      say: (text) => this.say(text),
      press: (message, key, element) => this.press(message, key, element),
      more: (message, anchor) => this.openMessage(message, anchor),
    };
  }

  async act(operation, given = {}) {
    try { return await ask(operation, { ...this.about, ...given }); } catch (trouble) { this.tell(trouble.message); return null; }
  }

  say(text, replyTo) {
    this.list.scrollTop = this.list.scrollHeight;
    return this.act("say", { text, reply_to: replyTo ?? null });
  }

  async press(message, key, element) {
    if (key.url) { window.open(key.url, "_blank", "noopener"); return; }
    if (key.web_app) { openApp(this, key.web_app.url, { label: key.text, keyboard: false }); return; }
    if (key.copy_text) { await navigator.clipboard.writeText(key.copy_text.text); this.tell("Gekopieerd"); return; }
    element.classList.add("busy");
    const made = await this.act("tap", { message: message.message_id, data: key.callback_data ?? "" });
    if (!made) { element.classList.remove("busy"); return; }
    this.waiting.set(made.tap, element);
    setTimeout(() => this.release(made.tap), TYPING_FOR);
  }

  release(tap) {
    this.waiting.get(tap)?.classList.remove("busy");
    this.waiting.delete(tap);
  }

  answered({ tap, text, alert }) {
    this.release(tap);
    if (!text) return;
    if (alert) this.page.alert(text);
    else this.tell(text);
  }

  tell(text) {
    clearTimeout(this.telling);
    this.toast.textContent = text;
    this.toast.hidden = false;
    this.telling = setTimeout(() => { this.toast.hidden = true; }, 4000);
  }

  openMessage(message, anchor) {
    const choices = [["Antwoord", () => this.composer.reply(message)]];
    if (!message.has_protected_content) choices.push(["Stuur door naar de bot", () => this.act("forward", { message: message.message_id })]);
    if (message.from?.id === this.person.id && (message.text || message.caption)) choices.push(["Wijzig", () => this.composer.edit(message)]);
    choices.push(["Verwijder", () => this.act("delete", { message: message.message_id })]);
    openMenu(anchor, choices);
  }

  openMore() {
    const choices = this.shown.blocked
      ? [["Deblokkeer de bot", () => this.act("unblock", { chat: null })]]
      : [["Blokkeer de bot", () => this.act("block", { chat: null })]];
    choices.push(["Nieuwe groep met de bot", () => this.page.newGroup(this)]);
    if (this.chatId !== this.person.id) choices.push(["Zet de bot uit de groep", () => this.act("put_out")]);
    openMenu(this.more, choices);
  }

  groups(groups) {
    const mine = groups.filter((group) => group.people.includes(this.person.id));
    this.switch.hidden = mine.length === 0;
    this.switch.replaceChildren(make("option", { value: this.person.id }, "Wegwijs"),
      ...mine.map((group) => make("option", { value: group.id }, group.title)));
    this.switch.firstChild.textContent = this.bot?.first_name ?? "De bot";
    this.switch.value = this.chatId;
  }
}
