/** The key of the template for any message. */
export const DEFAULT_TEMPLATE = '$default';

/** The template selection expression that selects it for every message. */
export const ANY_MESSAGE = '\\$default';
