/** How a clip is encoded, in words that hold for every encoder; `encoderArguments` translates them. */
export interface Quality {
  /** Speed in the words of x264: ultrafast .. veryslow. */
  readonly preset: string;
  /** 0 (lossless) .. 51; x264's scale. */
  readonly crf: number;
  /** The same on the scale of an encoder on a device (NVENC's cq, QSV's global_quality, VAAPI's qp). Default: as `crf`. */
  readonly cq?: number;
  /** 0 lets the encoder choose. */
  readonly threads: number;
}

export const QUALITY_PROFILES = ['fast', 'balanced', 'quality', 'max-speed'] as const;
export type QualityProfile = (typeof QUALITY_PROFILES)[number];

/**
 * The profiles of the performance guide that LangFlix follows: `fast` is its setting optimised for performance,
 * `balanced` the crf it calls a balance of quality and size, `quality` its setting for production, `max-speed` its
 * fastest.
 */
const PROFILES: Readonly<Record<QualityProfile, { readonly preset: string; readonly crf: number }>> = {
  fast: { preset: 'fast', crf: 23 },
  balanced: { preset: 'fast', crf: 20 },
  quality: { preset: 'medium', crf: 20 },
  'max-speed': { preset: 'veryfast', crf: 26 },
};

export interface QualityWish {
  readonly qualityProfile: QualityProfile;
  /** Each in the place of the profile's. */
  readonly preset?: string | undefined;
  readonly crf?: number | undefined;
  readonly cq?: number | undefined;
}

/** What a profile stands for, single values replaced by those that were asked for. */
export function qualityOf({ qualityProfile, preset, crf, cq }: QualityWish): Omit<Quality, 'threads'> {
  const profile = PROFILES[qualityProfile];
  return {
    preset: preset ?? profile.preset,
    crf: crf ?? profile.crf,
    ...(cq === undefined ? {} : { cq }),
  };
}
