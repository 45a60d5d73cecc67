/** The template that is taken for any message. */
export const DEFAULT_TEMPLATE = '$default';

/** The expression that selects it, whatever the message holds. */
export const ANY_MESSAGE = '\\$default';
