/** The first of some names, each once, and how many more there are: `A, B and 3 more`. */
export function someNames(names: readonly string[], most: number): string {
  const all = [...new Set(names)];
  const more = all.length > most ? ` and ${all.length - most} more` : '';
  return all.slice(0, most).join(', ') + more;
}
