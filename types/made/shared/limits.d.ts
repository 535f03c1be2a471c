// Made by the build from badge_catalogue.limits; bytes unless they say otherwise there.
export const LIMITS: Record<string, number>;
