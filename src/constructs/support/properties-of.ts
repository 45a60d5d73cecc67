/**
 * A copy of an object, with what it inherits: aws-cdk-lib also reads the getters of a class, which `...` leaves out.
 * Empty for null, which aws-cdk-lib takes where no property is required.
 */
export function propertiesOf<T extends object>(props: T | null | undefined): T {
  const names = new Set(Object.keys(props ?? {}));
  for (let from = prototypeOf(props); prototypeOf(from) !== null; from = prototypeOf(from))
    for (const name of Object.getOwnPropertyNames(from)) if (name !== 'constructor') names.add(name);
  return Object.fromEntries([...names].map((name) => [name, (props as Record<string, unknown>)[name]])) as T;
}

/** What an object inherits from; null for `Object.prototype`, of whichever realm. */
function prototypeOf(value: object | null | undefined): object | null {
  return typeof value === 'object' && value !== null ? (Object.getPrototypeOf(value) as object | null) : null;
}
