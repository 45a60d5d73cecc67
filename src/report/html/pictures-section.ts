import { type Child, type Markup, element, lines } from '../element';
import { byResource } from '../graph/findings-by-node';
import type { Report } from '../report';
import type { Page } from './page';
import { pictureSection } from './picture-section';

/** With more pictures, they are folded. */
const MAX_PICTURES = 10;

/** The pictures of all APIs. */
export async function picturesSection({ apis, result }: Report, page: Page): Promise<Child> {
  const pictured = apis.all.flatMap((api) => {
    const graph = apis.graphOf(api);
    return graph ? [{ api, graph }] : [];
  });
  if (pictured.length === 0) return undefined;
  const isFolded = pictured.length > MAX_PICTURES;
  const findings = byResource(result.findings);
  const sections: Markup[] = [];
  for (const { api, graph } of pictured) sections.push(await pictureSection(api, graph, { findings, page, isFolded }));
  return element(
    'section',
    { id: 'pictures', 'aria-labelledby': 'pictures-title' },
    element('h2', { id: 'pictures-title' }, pictured.length === 1 ? 'Picture' : 'Pictures'),
    isFolded
      ? element(
          'details',
          {},
          element('summary', {}, `${pictured.length} APIs, each from client to function`),
          lines(sections),
        )
      : lines(sections),
  );
}
