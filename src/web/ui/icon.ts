/** The mark of the site, a signpost (しるべ), as a file of its own for the browser's tab. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="8" fill="#0017c1"/><path d="M17 5h2v3h-2zM17 27h2v5h-2z" fill="#fff"/><path d="M8 8h17l4 4-4 4H8z" fill="#fff"/><path d="M28 18H12l-4 4 4 4h16z" fill="#ffd43d"/></svg>`;
