import type { Picture } from './picture.ts'

const [largestSide, largestArea] = [16_000, 64_000_000]

/** How many pixels of a PNG stand for one of the picture: two, less where the browser could not hold so many. */
export function scaleOf({ width, height }: Pick<Picture, 'width' | 'height'>): number {
  return Math.min(2, largestSide / Math.max(width, height), Math.sqrt(largestArea / (width * height)))
}

/** A picture as PNG. Rejects when the browser cannot draw it. */
export async function pngOf(picture: Picture): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(picture.svg)}`
  await image.decode()
  const scale = scaleOf(picture)
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(picture.width * scale)
  canvas.height = Math.ceil(picture.height * scale)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('The browser has no canvas')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise<Blob>((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The picture is too large')) : resolve(blob)),
      'image/png',
    )
  })
}
