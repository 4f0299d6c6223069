/** Makes a window look like the page it belongs to, and puts `content` into it. */
export function furnish(window: Window, page: Document, content: HTMLElement): void {
  const { document } = window;
  document.documentElement.lang = page.documentElement.lang;
  // Copies keep what lets them in: the page's nonce, and its origin.
  const styles = Array.from(page.querySelectorAll('link[rel=stylesheet], style'), (style) => {
    const copy = style.cloneNode(true);
    // An empty page has no address of its own to start from.
    if (copy instanceof HTMLLinkElement) copy.href = copy.href;
    return copy;
  });
  document.head.replaceChildren(...styles);
  document.title = 'Call – Hotline';
  document.body.replaceChildren(content);
}
