package com.example.hr.scim;

import io.scimserver.store.StoreException;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Translation of Spring's exceptions to those that a store throws. */
final class DatabaseErrors {

    private DatabaseErrors() {}

    static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (DataIntegrityViolationException e) {
            throw new StoreException.DuplicateUser("userName");
        } catch (CannotCreateTransactionException e) {
            throw new StoreException.Unavailable("the database cannot be reached", Duration.ofSeconds(5), e);
        } catch (OptimisticLockingFailureException e) {
            throw e;
        } catch (DataAccessException e) {
            throw new StoreException.OutcomeUnknown("the database did not say what became of a call", e);
        }
    }
}
