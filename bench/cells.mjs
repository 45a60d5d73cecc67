// Formats figures for the terminal and the page.

const number = (value) => {
  if (!Number.isInteger(value) && Math.abs(value) < 10) return value.toFixed(2);
  return Math.round(value).toLocaleString('en-US');
};

/** Formats a text as it is, a number, or a sample as its median with the lowest and highest value. */
export function cell(value) {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return number(value);
  return `${number(value.median)} (${number(value.low)}–${number(value.high)})`;
}
