// Sorts and filters the table of decisions. Without it the table stands in its own order, whole.
(function () {
  "use strict";
  var table = document.getElementById("decisions");
  var groups = Array.prototype.map.call(table.tBodies, function (body) {
    return { body: body, head: body.rows[0], rows: Array.prototype.slice.call(body.rows, 1) };
  });
  var rows = groups.reduce(function (all, group) { return all.concat(group.rows); }, []);
  var isGrouped = true;
  var controls = document.getElementById("controls");
  var words = document.getElementById("words");
  var choices = Array.prototype.slice.call(controls.querySelectorAll("select"));
  var shown = document.getElementById("shown");
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);

  function key(row, column) {
    var cell = row.cells[column];
    var value = cell.getAttribute("data-key");
    return value === null ? cell.textContent.trim().toLowerCase() : Number(value);
  }

  function sort(column) {
    var head = heads[column];
    var down = head.getAttribute("aria-sort") === "ascending";
    heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    isGrouped = head.hasAttribute("data-groups");
    if (isGrouped) regroup(down); else flatten(column, down);
    filter();
  }

  // Puts each row below the heading of its group; groups stand as on a ladder, the lowest first unless turned round.
  function regroup(down) {
    (down ? groups : groups.slice().reverse()).forEach(function (group) {
      group.rows.forEach(function (row) { group.body.appendChild(row); });
      table.appendChild(group.body);
    });
  }

  function flatten(column, down) {
    var body = groups[0].body;
    var keyed = rows.map(function (row, place) { return { row: row, key: key(row, column), place: place }; });
    keyed.sort(function (a, b) {
      var order = typeof a.key === "number" ? a.key - b.key : a.key.localeCompare(b.key);
      return (down ? -order : order) || a.place - b.place;
    });
    keyed.forEach(function (each) { body.appendChild(each.row); });
  }

  function filter() {
    var wanted = words.value.trim().toLowerCase();
    var count = 0;
    rows.forEach(function (row) {
      var fits = row.textContent.toLowerCase().indexOf(wanted) >= 0 && choices.every(function (choice) {
        return choice.value === "" || row.getAttribute("data-" + choice.name) === choice.value;
      });
      row.hidden = !fits;
      count += fits ? 1 : 0;
    });
    groups.forEach(function (group) {
      group.head.hidden = !isGrouped || group.rows.every(function (row) { return row.hidden; });
    });
    shown.textContent = shown.getAttribute("data-said").replace("{number}", count).replace("{all}", rows.length);
  }

  heads.forEach(function (head, column) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () { sort(column); });
  });
  controls.addEventListener("input", filter);
  document.getElementById("all").addEventListener("click", function () {
    words.value = "";
    choices.forEach(function (choice) { choice.value = ""; });
    filter();
  });
  controls.hidden = false;
  filter();
})();
