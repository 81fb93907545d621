// The clock bar and the panel of faults.
import { ask } from "./api.js";
import { button, closable, make } from "./dom.js";
import { isoDay, moment, shortMoment } from "./words.js";

const find = (id) => document.getElementById(id);

export class Clock {
  constructor(page) {
    this.page = page;
    find("steps").addEventListener("click", ({ target }) => {
      const [unit, number] = target.closest("[data-step]")?.dataset.step.split(":") ?? [];
      if (unit) this.move({ [unit]: Number(number) });
    });
    find("pick-date").addEventListener("click", () => find("date").showPicker());
    find("date").addEventListener("change", ({ target }) => { if (target.value) this.move({ date: target.value }); });
  }

  async move(step) {
    try { this.draw({ now: (await ask("move_clock", step)).now, movable: true }); } catch (trouble) { this.page.alert(trouble.message); }
  }

  draw({ now, movable }) {
    const date = new Date(now);
    find("now").replaceChildren(make("span", { class: "wide" }, moment(date)), make("span", { class: "narrow" }, shortMoment(date)));
    find("now").dateTime = now;
    find("date").value = isoDay(date);
    find("steps").hidden = !movable;
  }
}

export class Faults {
  constructor(page) {
    this.dialog = closable(find("faults"));
    this.form = find("new-fault");
    this.page = page;
    find("open-faults").addEventListener("click", () => this.dialog.showModal());
    find("calm").addEventListener("click", () => ask("remove_fault"));
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.add(); });
  }

  async add() {
    const given = Object.fromEntries(new FormData(this.form));
    const fault = { kind: given.kind, method: given.method, probability: Number(given.probability || 100) / 100, retry_after: Number(given.retry_after || 5) };
    if (given.times) fault.times = Number(given.times);
    if (given.chat_id) fault.chat_id = Number(given.chat_id);
    try { await ask("add_fault", fault); } catch (trouble) { this.page.alert(trouble.message); }
  }

  label(name, value) {
    const option = [...this.form.elements[name].options].find((one) => one.value === String(value ?? ""));
    return option ? option.textContent : String(value);
  }

  draw({ faults, people }) {
    const chosen = this.form.elements.chat_id.value;
    this.form.elements.chat_id.replaceChildren(make("option", { value: "" }, "Iedereen"), ...people.map((p) => make("option", { value: p.id }, p.name)));
    this.form.elements.chat_id.value = chosen;
    find("fault-count").textContent = faults.length;
    find("fault-count").hidden = faults.length === 0;
    find("active-faults").replaceChildren(...faults.map((fault) => {
      const left = fault.times === null ? "tot je stopt" : `nog ${fault.times - fault.hits} keer`;
      return make("li", {}, make("span", {}, make("strong", {}, this.label("kind", fault.kind)),
        make("small", {}, `${this.label("method", fault.method)}, ${this.label("chat_id", fault.chat_id)}, ${left}, ${Math.round(fault.probability * 100)} %`)),
      button("Uit", () => ask("remove_fault", { id: fault.id })));
    }));
  }
}
