/**
 * The page's security policy asks for a nonce on every style element that is made in the browser, and allows no style
 * attributes in markup. Ant Design hands the nonce to its theme, but not to the styles by which it measures scroll bars
 * and holds the page still under a dialog, and it measures text areas by way of a style attribute: both are put right
 * where they are made. Markup that somebody smuggled in still has no styles.
 */

export const NONCE = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

export function obeyStylePolicy(): void {
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const made = create(name, options);
    if (made instanceof HTMLStyleElement) made.nonce = NONCE;
    return made;
  }) as typeof document.createElement;

  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (this: Element, name: string, value: string) {
    if (name === "style" && this instanceof HTMLElement) this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };
}
