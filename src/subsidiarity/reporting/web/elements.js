// Elements of a page. Text is only ever set as text: no markup is made of what people typed or a rulebook says.

// An element with attributes (true stands for an empty one; false, null and undefined for none) and children.
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== ""));
  return made;
}

function button(text, act, attributes) {
  return element("button", { type: "button", onclick: act, ...attributes }, text);
}

// A field with its label above it.
function labelled(id, label, field) {
  field.id = id;
  return element("div", { class: "field" }, element("label", { for: id }, label), field);
}

function points(items, name = "") {
  return element("ul", { class: `points ${name}` }, items.map(({ text, details = [], source = "" }) => element("li", null,
    element("p", { dir: "auto" }, text),
    details.map((detail) => element("p", { class: "detail", dir: "auto" }, detail)),
    source ? element("p", { class: "source" }, source) : null)));
}
