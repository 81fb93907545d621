// Talking with the local server.

/** One operation; throws an Error with the reason when it cannot be done. */
export async function ask(operation, given = {}) {
  const answer = await fetch(`/local/${operation}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(given),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error);
  return body;
}

export const fileAddress = (fileId) => `/local/file/${encodeURIComponent(fileId)}`;

/** Calls `heard` for every change, and `linked` with whether there is a connection. */
export function listen(heard, linked) {
  const source = new EventSource("/local/events");
  source.onopen = () => linked(true);
  source.onerror = () => linked(false);
  source.onmessage = (message) => heard(JSON.parse(message.data));
}

/** A file from the disk as base64. */
export async function packed(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
