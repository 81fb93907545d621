// The page: who is shown, and which change concerns whom.
import { ask, listen } from "./api.js";
import { Chat } from "./chat.js";
import { Clock, Faults } from "./controls.js";
import { button, closable, make } from "./dom.js";

const find = (id) => document.getElementById(id);
const WIDE = window.matchMedia("(min-width: 860px)");
const REFRESH_CLOCK = 20000;

class Page {
  constructor() {
    this.chats = new Map();
    this.hidden = new Set(JSON.parse(sessionStorage.getItem("hidden") ?? "[]"));
    this.alone = Number(sessionStorage.getItem("alone")) || null;
    this.clock = new Clock(this);
    this.faults = new Faults(this);
    this.alertBox = closable(find("alert"));
    this.personBox = closable(find("new-person"));
    find("add-person").addEventListener("click", () => this.personBox.showModal());
    this.personBox.querySelector("form").addEventListener("submit", (event) => this.addPerson(event.target));
    WIDE.addEventListener("change", () => this.arrange());
    listen((event) => this.heard(event), (linked) => { find("offline").hidden = linked; });
    setInterval(() => this.refresh(), REFRESH_CLOCK);
  }

  alert(text) {
    find("alert-text").textContent = text;
    this.alertBox.showModal();
  }

  async refresh() {
    const state = await ask("state").catch(() => null);
    if (!state) return;
    this.state = state;
    this.clock.draw(state);
    this.faults.draw(state);
    for (const person of state.people) if (!this.chats.has(person.id)) this.show(person);
    for (const chat of this.chats.values()) chat.groups(state.groups);
    this.arrange();
  }

  show(person) {
    const chat = new Chat(person, this);
    this.chats.set(person.id, chat);
    find("chats").append(chat.element);
    chat.refresh();
  }

  heard(event) {
    if (["hello", "clock", "faults", "person", "group", "bot", "membership"].includes(event.kind)) this.refresh();
    if (event.kind === "answer") this.chats.get(event.person)?.answered(event);
    for (const chat of this.chats.values()) {
      const concerns = event.chat === undefined ? ["hello", "commands"].includes(event.kind) : event.chat === chat.chatId;
      if (concerns) chat.refresh();
      if (event.kind === "message" && event.chat === chat.chatId) this.tabs.get(chat.person.id)?.classList.add("news");
    }
  }

  /** On a wide screen everybody who is not hidden, on a phone one person at a time. */
  arrange() {
    const people = this.state.people;
    if (!this.chats.has(this.alone)) this.alone = people[0]?.id ?? null;
    const shown = (id) => (WIDE.matches ? !this.hidden.has(id) : id === this.alone);
    this.tabs = new Map(people.map((person) => [person.id, this.tab(person, shown(person.id))]));
    const focused = document.activeElement?.dataset?.tab;
    find("people").replaceChildren(...this.tabs.values());
    if (focused) find("people").querySelector(`[data-tab="${focused}"]`)?.focus();
    for (const [id, chat] of this.chats) {
      const appears = chat.element.hidden && shown(id);
      chat.element.hidden = !shown(id);
      if (appears) chat.list.scrollTop = chat.list.scrollHeight;
    }
  }

  tab(person, pressed) {
    const tab = button("", () => this.choose(person.id), { class: "tab", "aria-pressed": String(pressed) });
    tab.append(person.name, person.label ? make("small", {}, person.label) : "");
    tab.dataset.tab = person.id;
    return tab;
  }

  choose(id) {
    if (!WIDE.matches) this.alone = id;
    else if (!this.hidden.delete(id)) this.hidden.add(id);
    sessionStorage.setItem("hidden", JSON.stringify([...this.hidden]));
    sessionStorage.setItem("alone", String(this.alone));
    this.arrange();
  }

  async addPerson(form) {
    const { name, label } = Object.fromEntries(new FormData(form));
    const person = await ask("add_person", { name, label });
    form.reset();
    this.alone = person.id;
    this.refresh();
  }

  async newGroup(chat) {
    const group = await ask("add_group", { title: `Groep van ${chat.person.name}`, people: [...this.chats.keys()] });
    await ask("invite", { person: chat.person.id, chat: group.id });
    await this.refresh();
    chat.go(group.id);
    chat.groups(this.state.groups);
  }
}

const page = new Page();
page.refresh();
