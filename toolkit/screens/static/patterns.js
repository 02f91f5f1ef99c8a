// Patterns: a sentence first, then its picture, then its table. Never a diagnosis.

import { Chart, ChartTable } from "./chart.js";
import { screen } from "./frame.js";
import { MadeUp, TryMadeUp } from "./samples.js";
import { html, useAsk } from "./ui.js";

function Section({ section }) {
  const heading = `tk-${section.id}`;
  return html`<section class="pattern" aria-labelledby=${heading}>
    <h2 id=${heading}>${section.title}</h2>
    <p class=${section.enough ? "sentence" : "sentence hint"} data-private>${section.sentence}</p>
    ${section.chart && html`<figure><${Chart} chart=${section.chart} />
      <figcaption class="sr">${section.chart.description}</figcaption></figure>`}
    ${section.table && section.table.rows.length > 0 && html`<${ChartTable} table=${section.table} title=${section.title} />`}
  </section>`;
}

function PatternsView({ desk, page, say }) {
  const { ask } = useAsk(desk, say);
  const log = `${document.documentElement.dataset.base || "/"}voila/render/emotional-log.ipynb`;
  return html`
    ${page.samples > 0 && html`<${MadeUp} ask=${ask}>${page.samples} of these entries are made up.</${MadeUp}>`}
    ${page.total === 0
      ? html`<div class="empty"><p>There is nothing to read together yet. Patterns need a few entries.</p>
          <p class="actions"><a class="button" href=${log}>Write the first entry</a>
          <${TryMadeUp} ask=${ask} /></p></div>`
      : html`<p class="sentence">${page.sentence}</p>
          ${page.sections.map((section) => html`<${Section} key=${section.id} section=${section} />`)}
          <p class="hint">These are your own words counted, nothing more. They say what went together, not what caused what,
            and nothing about who you are.</p>`}`;
}

export default screen("patterns", PatternsView);
