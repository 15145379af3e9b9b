package io.scimserver.testkit.user;

import io.scimserver.testkit.user.search.CombinedFilterContract;
import io.scimserver.testkit.user.search.ElementNegationContract;
import io.scimserver.testkit.user.search.ExtremeValueContract;
import io.scimserver.testkit.user.search.LiteralContract;
import io.scimserver.testkit.user.search.LongTextContract;
import io.scimserver.testkit.user.search.MetaFilterContract;
import io.scimserver.testkit.user.search.NearMissContract;
import io.scimserver.testkit.user.search.TextFilterContract;
import io.scimserver.testkit.user.search.TypedFilterContract;
import io.scimserver.testkit.user.search.ValuePathContract;
import io.scimserver.testkit.user.value.DocumentContract;
import io.scimserver.testkit.user.value.RefusedValueContract;
import io.scimserver.testkit.user.value.ValueContract;
import io.scimserver.testkit.user.value.WholeListContract;
import io.scimserver.testkit.user.walk.PagingContract;
import io.scimserver.testkit.user.walk.WholePageContract;
import io.scimserver.testkit.user.write.ChangedValueContract;
import io.scimserver.testkit.user.write.InterruptedCallContract;
import io.scimserver.testkit.user.write.RefusedRenameContract;
import io.scimserver.testkit.user.write.UsedIdContract;

/** Part of the contract that is the same for users, groups and other resources. */
public interface CommonContract
        extends CreateContract,
                UsedIdContract,
                RefusedRenameContract,
                ChangedValueContract,
                InterruptedCallContract,
                FindContract,
                FreshResultContract,
                ReplaceContract,
                DeleteContract,
                VersionContract,
                TimestampContract,
                UniquenessContract,
                NameClaimContract,
                IdContract,
                NearMissContract,
                DocumentContract,
                ValueContract,
                RefusedValueContract,
                WholeListContract,
                LongTextContract,
                TextFilterContract,
                TypedFilterContract,
                MetaFilterContract,
                CombinedFilterContract,
                ValuePathContract,
                ElementNegationContract,
                LiteralContract,
                ExtremeValueContract,
                PagingContract,
                WholePageContract,
                RaceContract,
                ReaderContract {}
