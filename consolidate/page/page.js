"use strict";
// Sorting and filtering of the lists: rows move within their block, subtotals and totals stay where they are.
const said = document.body.dataset;

function valueOf(row, column) {
  let at = 0;
  for (const cell of row.cells) {
    if (at === column) {
      return cell.dataset.v === undefined ? cell.textContent.trim() : Number(cell.dataset.v);
    }
    at += cell.colSpan;
  }
  return "";
}

function compare(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
  return String(one).localeCompare(String(other), document.documentElement.lang);
}

function sorted(rows, column, way) {
  if (!way) return rows.sort((one, other) => one.dataset.n - other.dataset.n);
  const blank = (row) => valueOf(row, column) === "";
  return rows.sort((one, other) => blank(one) - blank(other)
    || way * compare(valueOf(one, column), valueOf(other, column)) || one.dataset.n - other.dataset.n);
}

function sort(table, column, way) {
  for (const body of table.querySelectorAll("tbody.listed")) {
    let run = [];
    const put = (before) => { for (const row of sorted(run, column, way)) body.insertBefore(row, before); run = []; };
    for (const row of [...body.rows]) {
      if (row.className === "row") run.push(row); else put(row);
    }
    put(null);
  }
}

function filter(table, text, told) {
  const wanted = text.trim().toLowerCase();
  const rows = [...table.querySelectorAll("tbody.listed > tr.row")];
  for (const row of rows) row.hidden = wanted !== "" && !row.textContent.toLowerCase().includes(wanted);
  const left = rows.filter((row) => !row.hidden).length;
  told.textContent = wanted ? `${left} / ${rows.length} ${said.shown} ${said.stay}` : "";
}

function tools(table) {
  const bar = document.createElement("div");
  const input = document.createElement("input");
  const told = document.createElement("span");
  bar.className = "tools";
  input.type = "search";
  input.placeholder = said.filter;
  input.setAttribute("aria-label", said.filter);
  input.addEventListener("input", () => filter(table, input.value, told));
  bar.append(input, told);
  table.parentElement.before(bar);
}

for (const table of document.querySelectorAll("table.main.listed")) {
  [...table.querySelectorAll("tbody.listed > tr")].forEach((row, number) => { row.dataset.n = number; });
  tools(table);
  const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
  heads.forEach((head, column) => {
    head.title = said.sort;
    head.tabIndex = 0;
    head.addEventListener("keydown", (key) => { if (key.key === "Enter") head.click(); });
    head.addEventListener("click", () => {
      const way = { none: 1, ascending: -1, descending: 0 }[head.getAttribute("aria-sort") || "none"];
      for (const one of heads) one.removeAttribute("aria-sort");
      if (way) head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
      sort(table, column, way);
    });
  });
}
