// A Mini App in a frame: it gets signed launch data in its address and talks by messages, as in Telegram's web app.
import { ask } from "./api.js";
import { button, iconButton, make } from "./dom.js";

const dark = () => window.matchMedia("(prefers-color-scheme: dark)").matches;

function told(event) {
  try { return typeof event.data === "string" ? JSON.parse(event.data) : event.data; } catch { return {}; }
}

/** Opens `address` over the chat. `from` is {label, keyboard}: which button, and whether of the keyboard below. */
export async function openApp(chat, address, from) {
  const { url } = await ask("open_app", { ...chat.about, url: address, keyboard: from.keyboard, dark: dark() });
  const frame = make("iframe", { src: url, title: from.label, sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-downloads" });
  const main = button("", () => post("main_button_pressed"), { class: "main", hidden: true });
  const app = make("section", { class: "app", "aria-label": from.label },
    make("header", {}, make("strong", {}, from.label), iconButton("✕", "Sluit", close)), frame, main);
  const origin = new URL(url, location.href).origin;

  function post(eventType, eventData = {}) {
    frame.contentWindow.postMessage(JSON.stringify({ eventType, eventData }), origin);
  }
  function close() {
    window.removeEventListener("message", hear);
    app.remove();
    chat.focus();
  }
  const doing = {
    web_app_close: close,
    web_app_open_link: (data) => window.open(data.url, "_blank", "noopener"),
    web_app_request_theme: () => post("theme_changed", { theme_params: {} }),
    web_app_request_viewport: () => post("viewport_changed", { height: frame.clientHeight, is_state_stable: true, is_expanded: true }),
    web_app_setup_main_button: (data) => {
      main.hidden = !data.is_visible;
      main.disabled = data.is_active === false;
      main.textContent = data.text ?? main.textContent;
    },
    web_app_data_send: async (data) => {
      if (!from.keyboard) return;
      await ask("send_app_data", { ...chat.about, button: from.label, data: data.data });
      close();
    },
  };
  function hear(event) {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const { eventType, eventData } = told(event);
    doing[eventType]?.(eventData ?? {});
  }
  window.addEventListener("message", hear);
  app.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  chat.element.append(app);
  frame.focus();
}
