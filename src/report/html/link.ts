import { type Child, type Markup, element } from '../element';

/** A link to a page of the web; for any other address, the text alone. */
export function link(address: string, text: Child): Markup {
  return /^https?:\/\//.test(address)
    ? element('a', { href: address, rel: 'noreferrer' }, text)
    : element('span', {}, address);
}
