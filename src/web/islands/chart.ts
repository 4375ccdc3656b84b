/** Offers the chart as a PNG image, which the browser draws from the SVG file. */
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-chart]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    savePng(button.dataset.chart ?? "", `${button.dataset.name ?? "chart"}.png`).catch(() => {
      button.textContent = button.dataset.failed ?? "";
    });
  });
}

async function savePng(address: string, name: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  const drawing = URL.createObjectURL(new Blob([await response.text()], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = drawing;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    const png = await new Promise<Blob | null>((done) => {
      canvas.toBlob(done, "image/png");
    });
    if (png === null) throw new Error("no image");
    save(png, name);
  } finally {
    URL.revokeObjectURL(drawing);
  }
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
