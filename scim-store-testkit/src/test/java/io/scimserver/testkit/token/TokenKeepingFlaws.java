package io.scimserver.testkit.token;

import static io.scimserver.testkit.flaw.Flaw.ofTokens;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenUse;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Flaw;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes in what a token store remembers: too long, in part, or too few. */
public final class TokenKeepingFlaws {

    private TokenKeepingFlaws() {}

    public static List<Flaw> all() {
        return Stream.of(cached(), compared(), labelled(), limited(), named())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Flaw> cached() {
        return List.of(
                ofTokens(
                        "tokens that were found are cached",
                        "aTokenThatWasFoundBeforeIsRevokedAtOnce",
                        () -> new Cached(Optional::isPresent)),
                ofTokens(
                        "a cache does not see deletions",
                        "aTokenThatWasFoundBeforeIsDeletedAtOnce",
                        () -> new Cached(Optional::isPresent) {
                            @Override
                            public boolean revoke(Tenant tenant, String id, Instant when) {
                                cache.clear();
                                return super.revoke(tenant, id, when);
                            }
                        }),
                ofTokens(
                        "hashes that were not found are cached",
                        "aTokenThatWasMissedBeforeIsFound",
                        () -> new Cached(Optional::isEmpty)));
    }

    private static List<Flaw> compared() {
        return List.of(
                hashed("hashes are cut at 32 characters", hash -> hash.substring(0, Math.min(32, hash.length()))),
                hashed("a hash ends at NUL", hash -> hash.split("\u0000", 2)[0]),
                hashed("hashes are trimmed", String::strip));
    }

    private static List<Flaw> named() {
        return List.of(
                ofTokens("an empty user agent is none", "textsOfAUseStayWhatTheyWere", () -> new SoundTokenStore() {
                    @Override
                    public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
                        Optional<String> agent = use.userAgent().filter(text -> !text.isEmpty());
                        return super.recordUse(id, new TokenUse(use.at(), agent, use.address()), unlessAfter);
                    }
                }),
                ofTokens(
                        "user agents are cut at 100 characters",
                        "textsOfAUseStayWhatTheyWere",
                        () -> new SoundTokenStore() {
                            @Override
                            public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
                                Optional<String> agent =
                                        use.userAgent().map(text -> text.substring(0, Math.min(100, text.length())));
                                return super.recordUse(id, new TokenUse(use.at(), agent, use.address()), unlessAfter);
                            }
                        }),
                ofTokens("ids are lower-cased", "idsCompareExactly", () -> new SoundTokenStore() {
                    @Override
                    public boolean revoke(Tenant tenant, String id, Instant when) {
                        return super.revoke(tenant, id.toLowerCase(Locale.ROOT), when);
                    }
                }),
                ofTokens(
                        "expired tokens cannot be revoked",
                        "expiredAndRevokedTokensAreRevokedAndDeletedLikeOthers",
                        () -> new SoundTokenStore() {
                            @Override
                            public boolean revoke(Tenant tenant, String id, Instant when) {
                                boolean hasEnd = list(tenant).stream()
                                        .anyMatch(token -> token.id().equals(id)
                                                && token.expires().isPresent());
                                return !hasEnd && super.revoke(tenant, id, when);
                            }
                        }));
    }

    private static Flaw hashed(String name, UnaryOperator<String> key) {
        return ofTokens(name, "hashesCompareToTheirLastCharacter", () -> new SoundTokenStore() {
            @Override
            public Optional<StoredToken> findByHash(String hash) {
                return list(Tokens.ACME).stream()
                        .filter(token -> key.apply(token.hash()).equals(key.apply(hash)))
                        .findFirst();
            }
        });
    }

    private static List<Flaw> labelled() {
        return List.of(
                labelled("blanks at the end of a label are lost", String::stripTrailing),
                labelled("labels are padded", label -> "%-8s".formatted(label)),
                labelled("an empty label is none", label -> label.isEmpty() ? "null" : label));
    }

    private static Flaw labelled(String name, UnaryOperator<String> kept) {
        return ofTokens(name, "labelsStayWhatTheyWere", () -> new SoundTokenStore() {
            @Override
            public void add(StoredToken token) {
                super.add(Tokens.labelled(kept.apply(token.label())));
            }
        });
    }

    private static List<Flaw> limited() {
        return List.of(
                ofTokens("a list ends after 1,000 tokens", "everyOneOfManyTokensIsKept", () -> new SoundTokenStore() {
                    @Override
                    public List<StoredToken> list(Tenant tenant) {
                        return super.list(tenant).stream().limit(1_000).toList();
                    }
                }),
                ofTokens(
                        "the oldest of 500 tokens is forgotten",
                        "everyOneOfManyTokensIsKept",
                        () -> new SoundTokenStore() {

                            private final Deque<String> latest = new ArrayDeque<>();

                            @Override
                            public void add(StoredToken token) {
                                super.add(token);
                                latest.add(token.hash());
                                if (latest.size() > 500) {
                                    latest.remove();
                                }
                            }

                            @Override
                            public Optional<StoredToken> findByHash(String hash) {
                                return latest.contains(hash) ? super.findByHash(hash) : Optional.empty();
                            }
                        }));
    }

    /** Store that keeps what it has found, if it is of the kind that is kept. */
    private static class Cached extends SoundTokenStore {

        final Map<String, Optional<StoredToken>> cache = new HashMap<>();
        private final Predicate<Optional<StoredToken>> isKept;

        Cached(Predicate<Optional<StoredToken>> isKept) {
            this.isKept = isKept;
        }

        @Override
        public Optional<StoredToken> findByHash(String hash) {
            if (cache.containsKey(hash)) {
                return cache.get(hash);
            }
            Optional<StoredToken> found = super.findByHash(hash);
            if (isKept.test(found)) {
                cache.put(hash, found);
            }
            return found;
        }
    }
}
