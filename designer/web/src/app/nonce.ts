/**
 * What the page's security policy asks of styles that are made in the browser. Ant Design hands the nonce to its theme,
 * but not to the styles by which it measures scroll bars and holds the page still under a dialog: so every style element
 * gets it where it is made.
 */

export const NONCE = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

export function giveNonceToStyles(): void {
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const made = create(name, options);
    if (made instanceof HTMLStyleElement) made.nonce = NONCE;
    return made;
  }) as typeof document.createElement;
}
