const roles = { THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

// Tells each cell what its column is called. Roles keep it a table for a screen reader, also where its rows are drawn as cards.
export function stack(tables) {
  for (const table of tables) {
    const labels = [...table.tHead.rows[0].cells].map((header) => header.textContent.trim());
    table.setAttribute("role", "table");
    for (const part of table.querySelectorAll("thead, tbody, tr, td")) part.setAttribute("role", roles[part.tagName]);
    for (const header of table.querySelectorAll("th")) header.setAttribute("role", header.scope === "row" ? "rowheader" : "columnheader");
    for (const cell of table.querySelectorAll("tbody > tr > *")) {
      cell.dataset.label = labels[cell.cellIndex];
      cell.classList.toggle("app-stack__empty", !cell.textContent.trim() && !cell.querySelector("input"));
    }
    table.classList.add("app-stack--ready");
  }
}
