// A form of the office in a page of another website:
//   <script type="module" src="https://functions.example/api/embed.js"></script>
//   <schalter-form form="contact" lang="de"><a href="…">To the form</a></schalter-form>
// What stands inside shows until the form is there, and instead of it when it cannot come. The page around changes the looks by custom
// properties (--action, --page, --text, --round …), by its color-scheme, without which the form stays light, and by
// ::part(form | heading | label | control | button | secondary | notice).
import { openFolds } from './dom.js';
import { enhance } from './form.js';
import { fetchText, parse } from './page.js';

const api = new URL('.', import.meta.url);
const addresses = {
  action: '[action]', href: 'a[href]:not([href^="#"])', 'data-uploads': '[data-uploads]', 'data-suggestions': '[data-suggestions]',
};
const parts = {
  form: 'form', heading: 'h1, h2, h3', label: 'label, legend', control: 'input, select, textarea', button: 'button:not(.secondary)',
  secondary: 'button.secondary', notice: '.panel',
};

class SchalterForm extends HTMLElement {
  static observedAttributes = ['form', 'lang'];
  #wanted = '';

  connectedCallback() {
    this.#show();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#show();
  }

  async #show() {
    const [form, language] = [this.getAttribute('form') ?? '', this.getAttribute('lang') || document.documentElement.lang || 'de'];
    const wanted = new URL(`forms/${encodeURIComponent(form)}?lang=${encodeURIComponent(language)}`, api).href;
    // Browsers call for every attribute and once more for the element: shown again, a form would lose what is typed into it.
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    const fetched = await fetchPage(wanted).catch(() => null);
    if (wanted !== this.#wanted) return;
    const made = fetched && build(fetched.page);
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.replaceChildren(made ?? document.createElement('slot'));
    if (made) {
      root.adoptedStyleSheets = [styleOf(fetched.css)];
      enhance(made.querySelector('form'));
    }
    this.dispatchEvent(new Event(made ? 'schalter-ready' : 'schalter-failed', { bubbles: true }));
  }
}

// Parsing a page with its style would be told as a breach of the policy around.
async function fetchPage(address) {
  const [text, style] = [await fetchText(address), /<style>([^]*?)<\/style>/];
  return { css: style.exec(text)[1], page: parse(text.replace(style, '')) };
}

function build(page) {
  const form = page.querySelector('main form[data-words]');
  if (!form) return null;
  const made = document.createElement('div');
  made.lang = page.documentElement.lang;
  made.dir = page.documentElement.dir;
  made.append(document.importNode(form, true));
  for (const [name, selector] of Object.entries(addresses))
    made.querySelectorAll(selector).forEach(part => part.setAttribute(name, new URL(part.getAttribute(name), api).href));
  // The page around has its own first heading.
  made.querySelectorAll('h1, h2, h3').forEach(heading => heading.setAttribute('aria-level', String(Number(heading.localName[1]) + 1)));
  made.addEventListener('click', jump);
  nameParts(made);
  new MutationObserver(() => nameParts(made)).observe(made, { childList: true, subtree: true });
  return made;
}

// Those of the page, and those that its modules put in.
function nameParts(made) {
  for (const [name, selector] of Object.entries(parts)) made.querySelectorAll(selector).forEach(part => part.setAttribute('part', name));
}

// A fragment of the page around leads into no shadow tree.
function jump(event) {
  const link = event.target.closest?.('a[href^="#"]');
  const target = link && event.currentTarget.querySelector(`#${CSS.escape(decodeURIComponent(link.hash.slice(1)))}`);
  if (!target || event.defaultPrevented) return;
  event.preventDefault();
  openFolds(target);
  target.scrollIntoView();
  target.focus();
}

// Made as an object, it needs no leave of the page's policy, as a style element would.
function styleOf(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css.replaceAll(':root', ':host').replace(/(^|\n)body \{/g, '$1:host { display: block;'));
  const around = getComputedStyle(document.documentElement).colorScheme;
  const isDark = rule => rule.media?.mediaText.includes('prefers-color-scheme: dark');
  for (const rule of around.includes('dark') ? [] : [...sheet.cssRules].filter(isDark)) rule.media.mediaText = 'not all';
  sheet.insertRule(`:host { color-scheme: ${around}; }`, sheet.cssRules.length);
  return sheet;
}

customElements.define('schalter-form', SchalterForm);
