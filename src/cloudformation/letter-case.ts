/** A name with a capital at its start, as properties have in templates: `apiId` becomes `ApiId`. */
export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A name without one, as properties have in the CDK, in OpenAPI and in the APIs of AWS: `ApiId` becomes `apiId`. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
