package io.scimserver.testkit.user;

import io.scimserver.store.Paging;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.testkit.flaw.Candidates;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mistakes in what is declared. */
public final class FeatureFlaws {

    private FeatureFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                new Flaw(
                        "features come and go", Candidates.OfStore.class, ChangingFeatures::new, "featuresDoNotChange"),
                new Flaw(
                        "a filter is answered that should be refused",
                        Candidates.OfStoreThatRefuses.class,
                        PlainStore::new,
                        "aValuePathIsMetByOneElement"),
                new Flaw(
                        "sorting is declared and not proven",
                        Candidates.OfStoreWithoutProof.class,
                        PlainStore::new,
                        "sortingIsProvenOrRefused"),
                new Flaw(
                        "cursors are declared and not proven",
                        Candidates.OfStoreWithoutProof.class,
                        PlainStore::new,
                        "cursorsAreProvenOrRefused"),
                new Flaw(
                        "sort is ignored where sorting is not declared",
                        Candidates.OfStoreWithoutProof.class,
                        WithoutFeatures::new,
                        "sortingIsProvenOrRefused"),
                new Flaw(
                        "cursors are ignored where they are not declared",
                        Candidates.OfStoreWithoutProof.class,
                        WithoutFeatures::new,
                        "cursorsAreProvenOrRefused"));
    }

    /** Store that lists everybody in order of creation, whatever order and page of a walk it is asked for. */
    private static final class WithoutFeatures extends PlainStore {

        @Override
        public UserPage search(UserQuery query) {
            Paging first =
                    new Paging.Offset(query.paging().skip() + 1, query.paging().count());
            return super.search(new UserQuery(query.filter(), Optional.empty(), first, query.types()));
        }

        @Override
        public Set<StoreFeature> features() {
            return Set.of();
        }
    }

    private static final class ChangingFeatures extends PlainStore {

        private boolean asked;

        @Override
        public Set<StoreFeature> features() {
            asked = !asked;
            return asked ? super.features() : Set.of();
        }
    }
}
