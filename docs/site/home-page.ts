// The first page of the docs site.
import { html } from './html.ts'
import type { SitePage } from './page.ts'

export function homePage(): SitePage {
  return {
    path: 'index.html',
    title: 'Overturn: open, self-hosted denial management',
    about:
      'Reads remittances to the cent and says of every adjustment what it is, who owes it and what to do. What every denial code means.',
    under: 'index.html',
    body: html`<h1>Overturn</h1>
<p class="lead">Open, self-hosted denial management for medical billing. Drop your payers’ remittance files in; it reads them to the cent, says of every adjustment what it is, who owes it and what to do, with the rule and the source beside it. Patients’ data never leave your building.</p>
<h2 id="code">What does this code mean?</h2>
<p><a href="codes/index.html">Every code</a>: adjustment reasons, remarks, provider adjustments. Often asked: ${['253', '197', '16', '50', '97', '29', '18', '22', '109', '204'].map(code => html`<a href="codes/${code}.html">${code}</a> `)}</p>
<h2 id="file">What does this file say?</h2>
<p><a href="explain.html">Explain an 835</a> in your browser, without an account; nothing is sent.</p>
<h2 id="deadline">By when?</h2>
<p><a href="payers/index.html">Payers</a> with their deadlines for filing, corrected claims and appeals; <a href="payers/prompt-pay.html">prompt-pay laws</a> by state.</p>
<h2 id="begin">Where to begin</h2>
<ul><li><a href="first-day.html">A biller’s first day</a></li><li><a href="running-billing.html">For whoever runs billing</a></li><li><a href="it.html">For whoever runs the machine</a></li><li><a href="developer.html">For developers</a></li></ul>
<h2 id="try">Try it</h2>
<pre tabindex="0"><code>npm ci &amp;&amp; npm start</code></pre>
<p>builds the workbench, starts the service on this machine and prints a link that makes the first account. An invented example practice is one button away.</p>`,
  }
}
