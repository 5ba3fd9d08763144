/** Width of the box that a figure is drawn in, and the order of what is drawn in it. */
export const BOX_WIDTH = 320;
export const LAYER = { body: 2, eyes: 3, face: 4, mouth: 5, overMouth: 6, trumpet: 7, plate: 9 } as const;
