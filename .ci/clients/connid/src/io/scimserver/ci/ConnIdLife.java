package io.scimserver.ci;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.tirasa.connid.bundles.scim.common.SCIMConnectorConfiguration;
import net.tirasa.connid.bundles.scim.common.service.NoSuchEntityException;
import net.tirasa.connid.bundles.scim.v2.SCIMv2Connector;
import org.identityconnectors.framework.common.objects.Attribute;
import org.identityconnectors.framework.common.objects.AttributeBuilder;
import org.identityconnectors.framework.common.objects.AttributeDelta;
import org.identityconnectors.framework.common.objects.AttributeDeltaBuilder;
import org.identityconnectors.framework.common.objects.ConnectorObject;
import org.identityconnectors.framework.common.objects.Name;
import org.identityconnectors.framework.common.objects.ObjectClass;
import org.identityconnectors.framework.common.objects.OperationOptions;
import org.identityconnectors.framework.common.objects.OperationOptionsBuilder;
import org.identityconnectors.framework.common.objects.SearchResult;
import org.identityconnectors.framework.common.objects.Uid;
import org.identityconnectors.framework.common.objects.filter.EqualsFilter;
import org.identityconnectors.framework.common.objects.filter.Filter;
import org.identityconnectors.framework.spi.SearchResultsHandler;

/** Life of an employee through ConnId's SCIM bundle, which Apache Syncope and midPoint use. */
final class ConnIdLife implements Client {

    private static final String DEPARTMENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department";
    private static final OperationOptions WHOLE = new OperationOptionsBuilder()
            .setAttributesToGet(
                    "userName", "name.givenName", "name.familyName", "title", "emails.work.value", DEPARTMENT, "active")
            .build();
    private static final Pattern STATUS = Pattern.compile("\\bstatus is (\\d{3})\\b");

    private final SCIMv2Connector connector = new SCIMv2Connector();

    private ConnIdLife(String url, String token) {
        SCIMConnectorConfiguration configuration = new SCIMConnectorConfiguration();
        configuration.setBaseAddress(url);
        configuration.setBearerToken(token);
        connector.init(configuration);
    }

    public static void main(String[] arguments) {
        Life.live("connid", new ConnIdLife(System.getenv("SCIM_URL"), System.getenv("SCIM_TOKEN")));
    }

    @Override
    public String create(Employee employee) {
        return connector.create(ObjectClass.ACCOUNT, attributes(employee), WHOLE).getUidValue();
    }

    @Override
    public Optional<Employee> find(String userName) {
        return one(new EqualsFilter(new Name(userName)));
    }

    @Override
    public Employee read(String id) {
        return one(new EqualsFilter(new Uid(id))).orElseThrow(() -> new NoSuchEntityException(id));
    }

    private Optional<Employee> one(Filter filter) {
        AtomicReference<ConnectorObject> found = new AtomicReference<>();
        connector.executeQuery(ObjectClass.ACCOUNT, filter, user -> found.compareAndSet(null, user), WHOLE);
        return Optional.ofNullable(found.get()).map(ConnIdLife::employee);
    }

    @Override
    public void replace(Employee employee) {
        connector.update(ObjectClass.ACCOUNT, new Uid(employee.id()), attributes(employee), WHOLE);
    }

    @Override
    public void changeWork(Employee employee) {
        change(employee.id(), Set.of(
                AttributeDeltaBuilder.build("title", employee.title()),
                AttributeDeltaBuilder.build("emails.work.value", employee.email()),
                AttributeDeltaBuilder.build(DEPARTMENT, employee.department())));
    }

    @Override
    public void setActive(String id, boolean active) {
        change(id, Set.of(AttributeDeltaBuilder.build("active", active)));
    }

    private void change(String id, Set<AttributeDelta> deltas) {
        connector.updateDelta(ObjectClass.ACCOUNT, new Uid(id), deltas, WHOLE);
    }

    @Override
    public List<String> list(int pageSize) {
        List<String> names = new ArrayList<>();
        Optional<String> cookie = Optional.empty();
        do {
            cookie = page(names, cookie, pageSize);
        } while (cookie.isPresent());
        return names;
    }

    private Optional<String> page(List<String> names, Optional<String> cookie, int pageSize) {
        OperationOptionsBuilder options = new OperationOptionsBuilder(WHOLE).setPageSize(pageSize);
        cookie.ifPresent(options::setPagedResultsCookie);
        Page page = new Page(names);
        connector.executeQuery(ObjectClass.ACCOUNT, (Filter) null, page, options.build());
        return Optional.ofNullable(page.result.getPagedResultsCookie());
    }

    @Override
    public void delete(String id) {
        connector.delete(ObjectClass.ACCOUNT, new Uid(id), WHOLE);
    }

    @Override
    public int statusOf(Exception refusal) {
        if (refusal instanceof NoSuchEntityException) {
            return 404;
        }
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            Matcher status = STATUS.matcher(String.valueOf(cause.getMessage()));
            if (status.find()) {
                return Integer.parseInt(status.group(1));
            }
        }
        throw new IllegalStateException(refusal);
    }

    private static Set<Attribute> attributes(Employee employee) {
        Set<Attribute> attributes = new HashSet<>();
        attributes.add(new Name(employee.userName()));
        attributes.add(AttributeBuilder.build("userName", employee.userName()));
        attributes.add(AttributeBuilder.build("name.givenName", employee.givenName()));
        attributes.add(AttributeBuilder.build("name.familyName", employee.familyName()));
        attributes.add(AttributeBuilder.build("title", employee.title()));
        attributes.add(AttributeBuilder.build("emails.work.value", employee.email()));
        attributes.add(AttributeBuilder.build(DEPARTMENT, employee.department()));
        attributes.add(AttributeBuilder.buildEnabled(employee.active()));
        return attributes;
    }

    private static Employee employee(ConnectorObject user) {
        return new Employee(
                user.getUid().getUidValue(),
                user.getName().getNameValue(),
                text(user, "name.givenName"),
                text(user, "name.familyName"),
                text(user, "title"),
                text(user, "emails.work.value"),
                text(user, DEPARTMENT),
                Boolean.parseBoolean(text(user, "active")));
    }

    private static String text(ConnectorObject user, String name) {
        Attribute attribute = user.getAttributeByName(name);
        return attribute == null ? "absent" : String.valueOf(attribute.getValue().get(0));
    }

    private static final class Page implements SearchResultsHandler {

        private final List<String> names;
        private SearchResult result;

        Page(List<String> names) {
            this.names = names;
        }

        @Override
        public boolean handle(ConnectorObject user) {
            return names.add(user.getName().getNameValue());
        }

        @Override
        public void handleResult(SearchResult searchResult) {
            result = searchResult;
        }
    }
}
